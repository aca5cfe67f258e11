# Run by tests/Runner.Tests, with SIM set to the program that was built and NEGOTIATIONSIM to the clone.

clone <- Sys.getenv("NEGOTIATIONSIM")
skip_if(!nzchar(clone) || !nzchar(Sys.getenv("SIM")), "SIM and NEGOTIATIONSIM are not set")
folder <- tempfile("sim clients ")
dir.create(folder)
before <- setwd(folder)
file.symlink(file.path(clone, "scenarios"), "scenarios")
run <- sim_run("scenarios/phased.json", replications = 40, rounds = 20, set = c(mechanisms.spiral = 0.2), out = "results/a folder",
  no_charts = TRUE)

test_that("every command and flag is a function and its parameter", {
  described <- sim_describe("commands", format = "json")
  for (i in seq_len(nrow(described))) {
    wanted <- gsub("-", "_", tolower(sub("^--", "", c(described$arguments[[i]]$name, described$options[[i]]$name))))
    expect_identical(as.character(names(formals(paste0("sim_", described$name[i])))), wanted)
  }
})

test_that("results are a named folder with a summary, tables with labels and units, and charts", {
  expect_identical(sim_path(run), "results/a folder")
  again <- sim_open("results/a folder")
  expect_identical(sim_manifest(again)$kind, "run")
  expect_equal(mean(again$replications$senderPayoff), sim_summary(again)$metrics$senderPayoff$mean, tolerance = 1e-12,
    ignore_attr = TRUE)
  expect_identical(attr(again$replications$capability, "unit"), "0 to 1")
  expect_true("trajectories" %in% sim_tables(again))
  dir.create("results/a folder/charts")
  writeLines("What it shows; n = 40.", "results/a folder/charts/trust.txt")
  file.create("results/a folder/charts/trust.svg")
  expect_identical(sim_figures(again), "trust")
  expect_identical(attr(sim_figure(again, "trust", "svg"), "caption"), "What it shows; n = 40.")
  expect_error(sim_figure(again, "trust", "pdf"), "no chart trust as pdf", class = "sim_input_error")
})

test_that("a fault of a file says where it is and how to mend it, and arguments pass no shell", {
  writeLines(c("{", '  "extends": "scenarios/phased.json",', '  "mechanisms": { "spirl": 0.2 }', "}"), "bad.json")
  text <- "$(touch hurt); 'a' \"b\".json"
  told <- tryCatch(sim_validate(c("bad.json", text)), sim_input_error = identity)
  expect_identical(as.list(told$problems[1, c("file", "line", "column", "path")]),
    list(file = "bad.json", line = 3L, column = 19L, path = "mechanisms.spirl"))
  expect_match(told$problems$cure[1], "spiral")
  expect_identical(told$problems$file[2], text)
  expect_error(sim_open("results/nowhere"), "no such folder", class = "sim_input_error")
  expect_false(file.exists("hurt"))
})

test_that("a program of another version is refused, and a missing one said to be", {
  own <- Sys.getenv("SIM")
  on.exit(Sys.setenv(SIM = own))
  writeLines(c("#!/bin/sh", "echo 0.0.1"), "old")
  Sys.chmod("old", "755")
  Sys.setenv(SIM = normalizePath("old"))
  expect_error(sim_describe("war"), "is version 0.0.1", class = "sim_version_differs")
  Sys.setenv(SIM = "/nowhere/sim")
  expect_error(sim_describe("war"), "Let SIM name the program", class = "sim_program_missing")
})

test_that("the vignette runs from its question to its figure", {
  skip_if_not_installed("knitr")
  text <- readLines(file.path(clone, "clients", "r", "vignettes", "spiral.Rmd"))
  smaller <- sub("^replications <- 200$", "replications <- 8", sub("^points <- 7$", "points <- 2", text))
  smaller <- sub("^(worlds .*), hawk = .*", "\\1)", smaller)
  smaller <- sub("^cat\\(sim_reproduce.*", "", smaller)
  expect_identical(sum(smaller != text), 4L)
  knitr::opts_chunk$set(error = FALSE)
  said <- knitr::knit(text = smaller, quiet = TRUE)
  expect_true(file.exists("figure/spiral-1.png"))
})

setwd(before)
