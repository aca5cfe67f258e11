# Results folders: read when asked for, kept where they are.

manifests <- c("manifest.json", "sweep.json")

sim_open <- function(dir) {
  if (inherits(dir, "sim_results")) return(dir)
  if (!dir.exists(dir)) fault("sim_input_error", paste0(dir, ": no such folder. Give a results folder, as results/phased."))
  structure(list(path = dir, printed = ""), class = "sim_results")
}

# Calls a command: the results that it wrote, else the paths of its files, else its text, read if it is JSON.
made <- function(command, positional, options) {
  said <- call_program(command, words(positional, options))
  paths <- said$wrote
  inmost <- Filter(function(path) !any(startsWith(paths, paste0(sub("/$", "", path), "/"))), paths)
  found <- lapply(inmost, function(path) {
    is_results <- any(file.exists(file.path(path, manifests))) || length(Sys.glob(file.path(path, "*.txt")))
    if (is_results) structure(list(path = path, printed = said$printed), class = "sim_results") else path
  })
  if (length(found) == 1) return(found[[1]])
  if (length(found)) return(found)
  if (identical(options[["--format"]], "json")) return(jsonlite::fromJSON(said$printed))
  said$printed
}

path_of <- function(results) unclass(results)$path

sim_path <- function(results) path_of(results)

sim_manifest <- function(results) {
  for (name in manifests) if (file.exists(file.path(path_of(results), name))) return(read_json(results, name))
  fault("sim_input_error", paste0(path_of(results), ": no manifest.json, so these are no results. Name the folder that sim wrote."))
}

sim_summary <- function(results) {
  files <- setdiff(basename(Sys.glob(file.path(path_of(results), "*.json"))), c(manifests, "columns.json", "scenario.json"))
  wanted <- c("summary.json", "comparison.json", paste0(sim_manifest(results)$kind, ".json"), files)
  wanted <- wanted[wanted %in% files]
  if (!length(wanted)) {
    fault("sim_input_error", paste0(path_of(results), ": these results have no summary. Their tables: ",
      paste(sim_tables(results), collapse = ", "), "."))
  }
  read_json(results, wanted[1])
}

sim_scenarios <- function(results) {
  folders <- dirname(Sys.glob(file.path(path_of(results), "*", "summary.json")))
  stats::setNames(lapply(folders, sim_open), basename(folders))
}

sim_columns <- function(results, name) {
  if (!file.exists(file.path(path_of(results), "columns.json"))) return(NULL)
  columns <- read_json(results, "columns.json")
  tables <- ifelse(grepl("/", names(columns)), sub("/.*", "", names(columns)), tools::file_path_sans_ext(names(columns)))
  columns[[match(name, tables)]]
}

sim_tables <- function(results) names(table_files(results))

sim_table <- function(results, name) {
  files <- table_files(results)
  if (!name %in% names(files)) {
    fault("sim_input_error", paste0(path_of(results), ": no table ", name, ". It has: ", paste(names(files), collapse = ", "), "."))
  }
  known <- sim_columns(results, name)
  table <- if (endsWith(files[[name]], ".csv")) read_csv(files[[name]], known) else read_parquet(files[[name]])
  for (column in intersect(names(table), known$name)) {
    row <- known[known$name == column, ]
    attr(table[[column]], "label") <- row$label
    attr(table[[column]], "unit") <- row$unit
  }
  table
}

sim_figures <- function(results) {
  drawn <- file.path(path_of(results), "charts")
  if (!dir.exists(drawn)) drawn <- path_of(results)
  tools::file_path_sans_ext(basename(Sys.glob(file.path(drawn, "*.txt"))))
}

sim_figure <- function(results, name, format = "png") {
  drawn <- file.path(path_of(results), "charts")
  if (!dir.exists(drawn)) drawn <- path_of(results)
  file <- file.path(drawn, paste0(name, ".", format))
  if (!file.exists(file)) {
    fault("sim_input_error", paste0(path_of(results), ": no chart ", name, " as ", format, ". It has: ",
      paste(sim_figures(results), collapse = ", "), "."))
  }
  caption <- paste(readLines(file.path(drawn, paste0(name, ".txt")), encoding = "UTF-8", warn = FALSE), collapse = " ")
  if (isTRUE(getOption("knitr.in.progress"))) return(knitr::include_graphics(file))
  structure(file, caption = caption)
}

print.sim_results <- function(x, ...) {
  printed <- unclass(x)$printed
  cat(if (nzchar(printed)) printed else paste0("Results of sim in ", path_of(x), ": ", paste(sim_tables(x), collapse = ", ")), "\n", sep = "")
  invisible(x)
}

summary.sim_results <- function(object, ...) sim_summary(object)

`$.sim_results` <- function(x, name) sim_table(x, name)

`[[.sim_results` <- function(x, i) sim_table(x, i)

# The file of each table: CSV before Parquet, in files or in folders of parts.
table_files <- function(results) {
  path <- path_of(results)
  single <- Sys.glob(file.path(path, c("*.csv", "*.parquet")))
  parts <- unique(dirname(Sys.glob(file.path(path, "*", "*.parquet"))))
  parts <- parts[!file.exists(file.path(parts, "summary.json"))]
  files <- c(single, parts)
  names(files) <- c(tools::file_path_sans_ext(basename(single)), basename(parts))
  files[!duplicated(names(files))][order(unique(names(files)))]
}

read_csv <- function(file, known) {
  heading <- scan(file, "", nlines = 1, sep = ",", quiet = TRUE)
  kinds <- c(number = "numeric", integer = "numeric", text = "character") # whole numbers pass R's integers
  classes <- unname(kinds[known$type[match(heading, known$name)]])
  utils::read.csv(file, check.names = FALSE, na.strings = "", colClasses = if (is.null(known)) NA else classes, encoding = "UTF-8")
}

read_parquet <- function(file) {
  parts <- if (dir.exists(file)) sort(Sys.glob(file.path(file, "*.parquet"))) else file
  if (requireNamespace("nanoparquet", quietly = TRUE)) return(as.data.frame(do.call(rbind, lapply(parts, nanoparquet::read_parquet))))
  if (requireNamespace("arrow", quietly = TRUE)) return(as.data.frame(do.call(rbind, lapply(parts, arrow::read_parquet))))
  fault("sim_input_error", paste0(file, ": to read Parquet, install nanoparquet or arrow; sweeps write CSV with csv = TRUE."))
}

read_json <- function(results, name) jsonlite::fromJSON(file.path(path_of(results), name))
