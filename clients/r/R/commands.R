# The commands of sim. Made by clients/generate.py from `sim describe commands --format json`: edit that, not this.

sim_run <- function(
    file, replications = NULL, rounds = NULL, seed = NULL, set = NULL, out = NULL, threads =
    NULL, format = NULL, no_charts = FALSE, quiet = FALSE, preset = NULL, width = NULL,
    chart_format = NULL) {
  made("run", list(file), list(
    `--replications` = replications,
    `--rounds` = rounds,
    `--seed` = seed,
    `--set` = set,
    `--out` = out,
    `--threads` = threads,
    `--format` = format,
    `--no-charts` = no_charts,
    `--quiet` = quiet,
    `--preset` = preset,
    `--width` = width,
    `--chart-format` = chart_format
  ))
}

sim_compare <- function(
    file, replications = NULL, rounds = NULL, seed = NULL, set = NULL, out = NULL, threads =
    NULL, format = NULL, full = FALSE, no_charts = FALSE, quiet = FALSE, preset = NULL, width =
    NULL, chart_format = NULL) {
  made("compare", list(file), list(
    `--replications` = replications,
    `--rounds` = rounds,
    `--seed` = seed,
    `--set` = set,
    `--out` = out,
    `--threads` = threads,
    `--format` = format,
    `--full` = full,
    `--no-charts` = no_charts,
    `--quiet` = quiet,
    `--preset` = preset,
    `--width` = width,
    `--chart-format` = chart_format
  ))
}

sim_trace <- function(
    file, replication = NULL, seed = NULL, set = NULL, format = NULL, full = FALSE) {
  made("trace", list(file), list(
    `--replication` = replication,
    `--seed` = seed,
    `--set` = set,
    `--format` = format,
    `--full` = full
  ))
}

sim_serve <- function(
    file = NULL, port = NULL, bind = NULL, embed = NULL, open = FALSE) {
  made("serve", list(file), list(
    `--port` = port,
    `--bind` = bind,
    `--embed` = embed,
    `--open` = open
  ))
}

sim_ablate <- function(
    file, pairs = FALSE, metric = NULL, replications = NULL, seed = NULL, set = NULL, threads =
    NULL, out = NULL, no_charts = FALSE, quiet = FALSE, preset = NULL, width = NULL,
    chart_format = NULL) {
  made("ablate", list(file), list(
    `--pairs` = pairs,
    `--metric` = metric,
    `--replications` = replications,
    `--seed` = seed,
    `--set` = set,
    `--threads` = threads,
    `--out` = out,
    `--no-charts` = no_charts,
    `--quiet` = quiet,
    `--preset` = preset,
    `--width` = width,
    `--chart-format` = chart_format
  ))
}

sim_sensitivity <- function(
    file, vary = NULL, metric = NULL, method = NULL, pairs = FALSE, sample = NULL, replications
    = NULL, seed = NULL, set = NULL, threads = NULL, format = NULL, full = FALSE, out = NULL,
    no_charts = FALSE, quiet = FALSE, preset = NULL, width = NULL, chart_format = NULL, shard =
    NULL, cluster = NULL) {
  made("sensitivity", list(file), list(
    `--vary` = vary,
    `--metric` = metric,
    `--method` = method,
    `--pairs` = pairs,
    `--sample` = sample,
    `--replications` = replications,
    `--seed` = seed,
    `--set` = set,
    `--threads` = threads,
    `--format` = format,
    `--full` = full,
    `--out` = out,
    `--no-charts` = no_charts,
    `--quiet` = quiet,
    `--preset` = preset,
    `--width` = width,
    `--chart-format` = chart_format,
    `--shard` = shard,
    `--cluster` = cluster
  ))
}

sim_sweep <- function(
    file, vary = NULL, design = NULL, points = NULL, policies = NULL, replications = NULL,
    precision = NULL, metric = NULL, most = NULL, shared_shocks = FALSE, set = NULL, rounds =
    NULL, seed = NULL, out = NULL, keep_replications = FALSE, csv = FALSE, threads = NULL,
    no_charts = FALSE, quiet = FALSE, chart_metric = NULL, preset = NULL, width = NULL,
    chart_format = NULL, shard = NULL, cluster = NULL) {
  made("sweep", list(file), list(
    `--vary` = vary,
    `--design` = design,
    `--points` = points,
    `--policies` = policies,
    `--replications` = replications,
    `--precision` = precision,
    `--metric` = metric,
    `--most` = most,
    `--shared-shocks` = shared_shocks,
    `--set` = set,
    `--rounds` = rounds,
    `--seed` = seed,
    `--out` = out,
    `--keep-replications` = keep_replications,
    `--csv` = csv,
    `--threads` = threads,
    `--no-charts` = no_charts,
    `--quiet` = quiet,
    `--chart-metric` = chart_metric,
    `--preset` = preset,
    `--width` = width,
    `--chart-format` = chart_format,
    `--shard` = shard,
    `--cluster` = cluster
  ))
}

sim_merge <- function(
    dir, out = NULL, csv = FALSE, threads = NULL, no_charts = FALSE, quiet = FALSE, chart_metric
    = NULL, preset = NULL, width = NULL, chart_format = NULL) {
  made("merge", list(dir), list(
    `--out` = out,
    `--csv` = csv,
    `--threads` = threads,
    `--no-charts` = no_charts,
    `--quiet` = quiet,
    `--chart-metric` = chart_metric,
    `--preset` = preset,
    `--width` = width,
    `--chart-format` = chart_format
  ))
}

sim_discover <- function(
    dir, success = NULL, coverage = NULL, boxes = NULL, alpha = NULL, mass = NULL, depth = NULL,
    resamples = NULL, seed = NULL, format = NULL, out = NULL, no_charts = FALSE, quiet = FALSE,
    preset = NULL, width = NULL, chart_format = NULL) {
  made("discover", list(dir), list(
    `--success` = success,
    `--coverage` = coverage,
    `--boxes` = boxes,
    `--alpha` = alpha,
    `--mass` = mass,
    `--depth` = depth,
    `--resamples` = resamples,
    `--seed` = seed,
    `--format` = format,
    `--out` = out,
    `--no-charts` = no_charts,
    `--quiet` = quiet,
    `--preset` = preset,
    `--width` = width,
    `--chart-format` = chart_format
  ))
}

sim_optimise <- function(
    file, vary = NULL, objective = NULL, satisfy = NULL, policies = NULL, population = NULL,
    generations = NULL, worlds = NULL, replications = NULL, fresh = NULL, searches = NULL, from
    = NULL, seed = NULL, set = NULL, threads = NULL, format = NULL, full = FALSE, out = NULL,
    no_charts = FALSE, quiet = FALSE, preset = NULL, width = NULL, chart_format = NULL, shard =
    NULL, cluster = NULL) {
  made("optimise", list(file), list(
    `--vary` = vary,
    `--objective` = objective,
    `--satisfy` = satisfy,
    `--policies` = policies,
    `--population` = population,
    `--generations` = generations,
    `--worlds` = worlds,
    `--replications` = replications,
    `--fresh` = fresh,
    `--searches` = searches,
    `--from` = from,
    `--seed` = seed,
    `--set` = set,
    `--threads` = threads,
    `--format` = format,
    `--full` = full,
    `--out` = out,
    `--no-charts` = no_charts,
    `--quiet` = quiet,
    `--preset` = preset,
    `--width` = width,
    `--chart-format` = chart_format,
    `--shard` = shard,
    `--cluster` = cluster
  ))
}

sim_claims <- function(
    file, worlds = NULL, replications = NULL, most = NULL, seed = NULL, set = NULL, threads =
    NULL, no_ablation = FALSE, register = NULL, registered = NULL, format = NULL, full = FALSE,
    out = NULL, quiet = FALSE, shard = NULL, cluster = NULL) {
  made("claims", list(file), list(
    `--worlds` = worlds,
    `--replications` = replications,
    `--most` = most,
    `--seed` = seed,
    `--set` = set,
    `--threads` = threads,
    `--no-ablation` = no_ablation,
    `--register` = register,
    `--registered` = registered,
    `--format` = format,
    `--full` = full,
    `--out` = out,
    `--quiet` = quiet,
    `--shard` = shard,
    `--cluster` = cluster
  ))
}

sim_analyze <- function(
    file, set = NULL, format = NULL, full = FALSE, out = NULL, no_charts = FALSE, quiet = FALSE,
    preset = NULL, width = NULL, chart_format = NULL) {
  made("analyze", list(file), list(
    `--set` = set,
    `--format` = format,
    `--full` = full,
    `--out` = out,
    `--no-charts` = no_charts,
    `--quiet` = quiet,
    `--preset` = preset,
    `--width` = width,
    `--chart-format` = chart_format
  ))
}

sim_play <- function(
    game = NULL, strategies = NULL, turns = NULL, noise = NULL, discount = NULL, continuation =
    NULL, replications = NULL, seed = NULL, lambda = NULL, threads = NULL, format = NULL, out =
    NULL, no_charts = FALSE, quiet = FALSE, preset = NULL, width = NULL, chart_format = NULL) {
  made("play", list(game), list(
    `--strategies` = strategies,
    `--turns` = turns,
    `--noise` = noise,
    `--discount` = discount,
    `--continuation` = continuation,
    `--replications` = replications,
    `--seed` = seed,
    `--lambda` = lambda,
    `--threads` = threads,
    `--format` = format,
    `--out` = out,
    `--no-charts` = no_charts,
    `--quiet` = quiet,
    `--preset` = preset,
    `--width` = width,
    `--chart-format` = chart_format
  ))
}

sim_backtest <- function(
    file = NULL, record = NULL, from = NULL, to = NULL, burn_in = NULL, particles = NULL, tempo
    = NULL, lag = NULL, placebo = NULL, frozen = NULL, seed = NULL, set = NULL, threads = NULL,
    format = NULL, full = FALSE, out = NULL, no_charts = FALSE, quiet = FALSE, preset = NULL,
    width = NULL, chart_format = NULL, shard = NULL, cluster = NULL) {
  made("backtest", list(file), list(
    `--record` = record,
    `--from` = from,
    `--to` = to,
    `--burn-in` = burn_in,
    `--particles` = particles,
    `--tempo` = tempo,
    `--lag` = lag,
    `--placebo` = placebo,
    `--frozen` = frozen,
    `--seed` = seed,
    `--set` = set,
    `--threads` = threads,
    `--format` = format,
    `--full` = full,
    `--out` = out,
    `--no-charts` = no_charts,
    `--quiet` = quiet,
    `--preset` = preset,
    `--width` = width,
    `--chart-format` = chart_format,
    `--shard` = shard,
    `--cluster` = cluster
  ))
}

sim_calibrate <- function(
    file = NULL, record = NULL, from = NULL, to = NULL, population = NULL, least_acceptance =
    NULL, eras = NULL, likelihood = NULL, draws = NULL, seed = NULL, set = NULL, threads = NULL,
    format = NULL, full = FALSE, out = NULL, no_charts = FALSE, quiet = FALSE, preset = NULL,
    width = NULL, chart_format = NULL, shard = NULL, cluster = NULL) {
  made("calibrate", list(file), list(
    `--record` = record,
    `--from` = from,
    `--to` = to,
    `--population` = population,
    `--least-acceptance` = least_acceptance,
    `--eras` = eras,
    `--likelihood` = likelihood,
    `--draws` = draws,
    `--seed` = seed,
    `--set` = set,
    `--threads` = threads,
    `--format` = format,
    `--full` = full,
    `--out` = out,
    `--no-charts` = no_charts,
    `--quiet` = quiet,
    `--preset` = preset,
    `--width` = width,
    `--chart-format` = chart_format,
    `--shard` = shard,
    `--cluster` = cluster
  ))
}

sim_hindsight <- function(
    file = NULL, record = NULL, from = NULL, to = NULL, policies = NULL, particles = NULL, seed
    = NULL, set = NULL, threads = NULL, format = NULL, full = FALSE, out = NULL, no_charts =
    FALSE, quiet = FALSE, preset = NULL, width = NULL, chart_format = NULL, shard = NULL,
    cluster = NULL) {
  made("hindsight", list(file), list(
    `--record` = record,
    `--from` = from,
    `--to` = to,
    `--policies` = policies,
    `--particles` = particles,
    `--seed` = seed,
    `--set` = set,
    `--threads` = threads,
    `--format` = format,
    `--full` = full,
    `--out` = out,
    `--no-charts` = no_charts,
    `--quiet` = quiet,
    `--preset` = preset,
    `--width` = width,
    `--chart-format` = chart_format,
    `--shard` = shard,
    `--cluster` = cluster
  ))
}

sim_new <- function(
    name = NULL, from = NULL, out = NULL, dispute = FALSE, examples = FALSE) {
  made("new", list(name), list(
    `--from` = from,
    `--out` = out,
    `--dispute` = dispute,
    `--examples` = examples
  ))
}

sim_validate <- function(
    file) {
  made("validate", list(file), list())
}

sim_describe <- function(
    path = NULL, format = NULL) {
  made("describe", list(path), list(
    `--format` = format
  ))
}

sim_schema <- function(
    kind = NULL) {
  made("schema", list(kind), list())
}

sim_completion <- function(
    shell) {
  made("completion", list(shell), list())
}

sim_report <- function(
    dir, out = NULL) {
  made("report", list(dir), list(
    `--out` = out
  ))
}

sim_charts <- function(
    dir, out = NULL, chart_metric = NULL, preset = NULL, width = NULL, chart_format = NULL) {
  made("charts", list(dir), list(
    `--out` = out,
    `--chart-metric` = chart_metric,
    `--preset` = preset,
    `--width` = width,
    `--chart-format` = chart_format
  ))
}

sim_reproduce <- function(
    dir, threads = NULL) {
  made("reproduce", list(dir), list(
    `--threads` = threads
  ))
}

sim_bundle <- function(
    dir, out = NULL) {
  made("bundle", list(dir), list(
    `--out` = out
  ))
}
