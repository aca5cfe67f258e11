# Finds the program, checks its version, and calls it: every argument quoted, so that no shell reads it.

known <- new.env(parent = emptyenv())

#' The program: SIM, else sim on PATH, else ./sim of a clone at or above the working directory.
sim_program <- function() {
  named <- Sys.getenv("SIM")
  if (grepl("[.]dll$", named) && file.exists(named)) return(checked(c("dotnet", named)))
  found <- if (nzchar(named)) Sys.which(named) else Sys.which("sim")
  if (nzchar(found)) return(checked(unname(found)))
  if (nzchar(named)) {
    fault("sim_program_missing", paste0("SIM is ", named, ", where no program is. Let SIM name the program, or unset it."))
  }
  script <- if (.Platform$OS.type == "windows") "sim.cmd" else "sim"
  folder <- normalizePath(getwd(), "/")
  repeat {
    if (all(file.exists(file.path(folder, c(script, "NegotiationSim.sln"))))) return(checked(file.path(folder, script)))
    if (dirname(folder) == folder) break
    folder <- dirname(folder)
  }
  fault("sim_program_missing", paste(
    "The program sim was found neither by the environment variable SIM, nor on PATH, nor in a clone above this folder.",
    "Download or build it (README.md, 'Run it'), and set SIM to where it is."))
}

# The words, if the program's version is this package's up to the last part; it is asked once.
checked <- function(words) {
  program <- words[length(words)]
  key <- paste(c(words, file.mtime(program)), collapse = "\n")
  if (is.null(known[[key]])) {
    said <- suppressWarnings(system2(words[1], quoted(c(words[-1], "--version")), stdout = TRUE, stderr = FALSE))
    known[[key]] <- sub("[+].*", "", c(said, "unknown")[1])
  }
  own <- as.character(utils::packageVersion("negotiationsim"))
  if (!identical(parts(known[[key]]), parts(own))) {
    fault("sim_version_differs", paste0(program, " is version ", known[[key]], ", and this package is for ", own,
      ". Install the package of the program's version, or set SIM to a program of version ", own, "."))
  }
  words
}

quoted <- function(arguments) shQuote(arguments, if (.Platform$OS.type == "windows") "cmd" else "sh")

parts <- function(version) utils::head(strsplit(version, ".", fixed = TRUE)[[1]], 2)

# Calls a command and waits: what it printed, and the paths that it wrote. The program has a process group of its own; an
# interrupt ends all of it.
call_program <- function(command, arguments) {
  streamed <- command == "serve" # what it prints is needed while it runs
  words <- sim_program()
  files <- tempfile(c("sim-end-", "sim-out-", "sim-err-"))
  Sys.setenv(SIM_END = files[1])
  on.exit({
    Sys.unsetenv("SIM_END")
    unlink(files)
  })
  terminal <- isatty(stderr()) # then the program draws its progress there
  code <- system2(words[1], quoted(c(words[-1], command, arguments)),
    stdout = if (streamed) "" else files[2], stderr = if (terminal || streamed) "" else files[3],
    timeout = if (.Platform$OS.type == "windows") 0 else 1e9)
  printed <- if (streamed) "" else text_of(files[2])
  notes <- if (file.exists(files[3])) text_of(files[3]) else ""
  ending <- if (file.exists(files[1])) jsonlite::fromJSON(files[1]) else list(message = "", problems = list())
  code <- if (is.null(ending$code)) code else ending$code # after an interrupt the shell's differs
  if (code != 0) {
    class <- c("1" = "sim_differs", "2" = "sim_input_error", "3" = "sim_stopped", "130" = "sim_interrupted")[as.character(code)]
    told <- if (nzchar(ending$message)) ending$message else if (nzchar(notes)) notes else paste("sim ended with", code)
    fault(if (is.na(class)) "sim_error" else unname(class), told, code = code, wrote = ending$wrote,
      problems = if (length(ending$problems)) ending$problems)
  }
  if (nzchar(notes)) message(notes)
  list(printed = printed, wrote = as.character(unlist(if (length(ending$wrote)) ending$wrote else ending$kept)))
}

text_of <- function(file) paste(readLines(file, encoding = "UTF-8", warn = FALSE), collapse = "\n")

# A condition that handlers can tell apart: problems is a data frame of file, line, column, path, what and cure.
fault <- function(class, message, ...) {
  stop(structure(class = unique(c(class, "sim_error", "error", "condition")), list(message = message, call = NULL, ...)))
}

# The arguments of a call: NULL and FALSE are left out, TRUE is a switch, vectors are repeated, and names are PATH=VALUE.
words <- function(positional, options) {
  line <- character()
  for (name in names(options)) {
    value <- options[[name]]
    if (is.null(value) || identical(value, FALSE)) next
    if (isTRUE(value)) line <- c(line, name)
    else for (text in texts(value)) line <- c(line, if (startsWith(text, "-")) paste0(name, "=", text) else c(name, text))
  }
  files <- unlist(lapply(positional, texts))
  if (any(startsWith(as.character(files), "-"))) c(line, "--", files) else c(files, line)
}

texts <- function(value) {
  if (inherits(value, "sim_results")) return(path_of(value))
  if (is.null(value)) return(character())
  plain <- function(x) if (is.numeric(x)) format(x, digits = 15, scientific = FALSE, trim = TRUE) else as.character(x)
  if (!is.list(value) && is.null(names(value))) return(vapply(value, plain, "", USE.NAMES = FALSE))
  names <- if (is.null(names(value))) rep("", length(value)) else names(value)
  unlist(Map(function(name, given) {
    if (!nzchar(name)) texts(given) else paste0(name, "=", paste(vapply(given, plain, ""), collapse = ","))
  }, names, as.list(value)), use.names = FALSE)
}
