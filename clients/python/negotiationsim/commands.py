"""The commands of sim. Made by clients/generate.py from `sim describe commands --format json`: edit that, not this."""

# flake8: noqa
from .results import made as _made

__all__ = ["run", "compare", "trace", "serve", "ablate", "sensitivity", "sweep", "merge", "discover", "optimise", "claims", "analyze", "play", "backtest", "calibrate", "hindsight", "new", "validate", "describe", "schema", "completion", "report", "charts", "reproduce", "bundle"]


def run(file, *, replications=None, rounds=None, seed=None, set=None, out=None, threads=None, format=None, no_charts=False, quiet=False, preset=None, width=None, chart_format=None):
    r"""Run scenarios: many replications, a table with intervals, a results folder and charts.

    file: scenario files; each of several is run by itself, or all together on the same shocks
        by compare (one or several)
    replications: how many replications [default: 1000]
    rounds: how many rounds (quarters) at the most, in place of the scenario's
    seed: seed of all chance: the same seed gives the same bits [default: 1]
    set: value in place of the scenario's, for example mechanisms.spiral=0.2 (repeatable)
    out: results folder [default: results/NAME]
    threads: threads; changes the speed alone [default: all cores]
    format: format of the table: table, json, csv, markdown, latex [default: table]
    no_charts: draw no charts
    quiet: print nothing but errors
    preset: where the charts will stand: paper, nature, plos, cambridge, slides [default: paper]
    width: width of the charts in millimetres, 60 to 400 [default: the preset's widest]
    chart_format: kinds of file: png, svg, pdf, tiff (repeatable) [default: the preset's]
    """
    return _made("run", [file], [
        ("--replications", False, replications),
        ("--rounds", False, rounds),
        ("--seed", False, seed),
        ("--set", False, set),
        ("--out", False, out),
        ("--threads", False, threads),
        ("--format", False, format),
        ("--no-charts", True, no_charts),
        ("--quiet", True, quiet),
        ("--preset", False, preset),
        ("--width", False, width),
        ("--chart-format", False, chart_format),
    ])


def compare(file, *, replications=None, rounds=None, seed=None, set=None, out=None, threads=None, format=None, full=False, no_charts=False, quiet=False, preset=None, width=None, chart_format=None):
    r"""Compare scenarios on the same shocks: paired differences, what can and cannot be said. Each
    later file is held against the first.

    file: scenario files; each of several is run by itself, or all together on the same shocks
        by compare (one or several)
    replications: how many replications [default: 1000]
    rounds: how many rounds (quarters) at the most, in place of the scenario's
    seed: seed of all chance: the same seed gives the same bits [default: 1]
    set: value in place of the scenario's, for example mechanisms.spiral=0.2 (repeatable)
    out: results folder [default: results/NAME]
    threads: threads; changes the speed alone [default: all cores]
    format: format of the table: table, json, csv, markdown, latex [default: table]
    full: print differences from every later scenario, and the prices at which payoffs tie, too
    no_charts: draw no charts
    quiet: print nothing but errors
    preset: where the charts will stand: paper, nature, plos, cambridge, slides [default: paper]
    width: width of the charts in millimetres, 60 to 400 [default: the preset's widest]
    chart_format: kinds of file: png, svg, pdf, tiff (repeatable) [default: the preset's]
    """
    return _made("compare", [file], [
        ("--replications", False, replications),
        ("--rounds", False, rounds),
        ("--seed", False, seed),
        ("--set", False, set),
        ("--out", False, out),
        ("--threads", False, threads),
        ("--format", False, format),
        ("--full", True, full),
        ("--no-charts", True, no_charts),
        ("--quiet", True, quiet),
        ("--preset", False, preset),
        ("--width", False, width),
        ("--chart-format", False, chart_format),
    ])


def trace(file, *, replication=None, seed=None, set=None, format=None, full=False):
    r"""Tell one replication round by round: what each side did, believed, and why.

    file: scenario file
    replication: which replication, counted from 0 as in replications.csv [default: 0]
    seed: seed of all chance [default: 1]
    set: value in place of the scenario's (repeatable)
    format: text or json [default: text]
    full: print quiet rounds, too
    """
    return _made("trace", [file], [
        ("--replication", False, replication),
        ("--seed", False, seed),
        ("--set", False, set),
        ("--format", False, format),
        ("--full", True, full),
    ])


def serve(file=None, *, port=None, bind=None, embed=None, open=False):
    r"""Serve a page on this machine to play with the model: move a number and see what changes,
    with intervals. Ctrl-C ends it.

    file: scenario files, or folders of them [default: scenarios] (one or several)
    port: port to listen on; 0 for any that is free [default: 8642]
    bind: address to listen on; any but this machine's own lets others in, without a password
        [default: 127.0.0.1]
    embed: site whose pages may show this one inside them (repeatable)
    open: open the page in the browser
    """
    return _made("serve", [file], [
        ("--port", False, port),
        ("--bind", False, bind),
        ("--embed", False, embed),
        ("--open", True, open),
    ])


def ablate(file, *, pairs=False, metric=None, replications=None, seed=None, set=None, threads=None, out=None, no_charts=False, quiet=False, preset=None, width=None, chart_format=None):
    r"""Switch each mechanism off in turn and tell what that changes: which theory carries the
    result.

    file: scenario file
    pairs: switch off every two mechanisms together, too
    metric: metric to tell on screen (repeatable) [default: senderPayoff, capability, tension]
        (one of agreementAtEnd, agreementReached, atWar, capability, collapse, crises, crisis,
        crisisLength, failedRatification, failedRatifications, firstAgreementRound,
        firstCrisisRound, firstWarRound, hardship, missileTests, nuclearTests, openness, peace,
        reform, roundsInForce, senderBackedDown, senderFailedRatification, senderPayoff,
        senderTrust, targetBackedDown, targetFailedRatification, targetPayoff, targetTrust,
        tension, war, warLength, wars)
    replications: how many replications [default: 1000]
    seed: seed of all chance [default: 1]
    set: PATH=VALUE in place of the scenario's (repeatable)
    threads: threads; changes the speed alone [default: all cores]
    out: results folder [default: results/ablate-NAME]
    no_charts: draw no charts
    quiet: print nothing but errors
    preset: where the charts will stand: paper, nature, plos, cambridge, slides [default: paper]
    width: width of the charts in millimetres, 60 to 400 [default: the preset's widest]
    chart_format: kinds of file: png, svg, pdf, tiff (repeatable) [default: the preset's]
    """
    return _made("ablate", [file], [
        ("--pairs", True, pairs),
        ("--metric", False, metric),
        ("--replications", False, replications),
        ("--seed", False, seed),
        ("--set", False, set),
        ("--threads", False, threads),
        ("--out", False, out),
        ("--no-charts", True, no_charts),
        ("--quiet", True, quiet),
        ("--preset", False, preset),
        ("--width", False, width),
        ("--chart-format", False, chart_format),
    ])


def sensitivity(file, *, vary=None, metric=None, method=None, pairs=False, sample=None, replications=None, seed=None, set=None, threads=None, format=None, full=False, out=None, no_charts=False, quiet=False, preset=None, width=None, chart_format=None, shard=None, cluster=None):
    r"""Tell which of a scenario's numbers its results hang on, and whether noise blurs the answer.

    file: scenario file
    vary: a number and its values: PATH=LOW:HIGH, PATH=A,B,C, PATH=uniform:LOW:HIGH; PATH alone
        takes the scenario's distribution (repeatable) [default: all uncertain numbers]
    metric: metric to analyse (repeatable) [default: senderPayoff, capability, tension] (one of
        agreementAtEnd, agreementReached, atWar, capability, collapse, crises, crisis,
        crisisLength, failedRatification, failedRatifications, firstAgreementRound,
        firstCrisisRound, firstWarRound, hardship, missileTests, nuclearTests, openness, peace,
        reform, roundsInForce, senderBackedDown, senderFailedRatification, senderPayoff,
        senderTrust, targetBackedDown, targetFailedRatification, targetPayoff, targetTrust,
        tension, war, warLength, wars)
    method: sobol: shares of variance; morris: elementary effects; pawn: whole distribution
        [default: sobol]
    pairs: Sobol' indices of every two numbers, too; twice the work
    sample: base sample: rows, walks or points [default: 1024, 50, 2048]
    replications: replications at each point [default: 20]
    seed: seed of the design and of all chance [default: 1]
    set: PATH=VALUE in place of the scenario's (repeatable)
    threads: threads; changes the speed alone [default: all cores]
    format: table, json, csv, markdown, latex [default: table]
    full: print the numbers that matter less, too
    out: results folder [default: results/sensitivity-NAME]
    no_charts: draw no charts
    quiet: print nothing but errors
    preset: where the charts will stand: paper, nature, plos, cambridge, slides [default: paper]
    width: width of the charts in millimetres, 60 to 400 [default: the preset's widest]
    chart_format: kinds of file: png, svg, pdf, tiff (repeatable) [default: the preset's]
    shard: compute one share of the points, into DIR.shards, for sim merge: 2/4 for the second
        of four
    cluster: write scripts that share the work among N tasks, KIND one of slurm, htcondor,
        snakemake, kubernetes; sbatch, where it is there, is called
    """
    return _made("sensitivity", [file], [
        ("--vary", False, vary),
        ("--metric", False, metric),
        ("--method", False, method),
        ("--pairs", True, pairs),
        ("--sample", False, sample),
        ("--replications", False, replications),
        ("--seed", False, seed),
        ("--set", False, set),
        ("--threads", False, threads),
        ("--format", False, format),
        ("--full", True, full),
        ("--out", False, out),
        ("--no-charts", True, no_charts),
        ("--quiet", True, quiet),
        ("--preset", False, preset),
        ("--width", False, width),
        ("--chart-format", False, chart_format),
        ("--shard", False, shard),
        ("--cluster", False, cluster),
    ])


def sweep(file, *, vary=None, design=None, points=None, policies=None, replications=None, precision=None, metric=None, most=None, shared_shocks=False, set=None, rounds=None, seed=None, out=None, keep_replications=False, csv=False, threads=None, no_charts=False, quiet=False, chart_metric=None, preset=None, width=None, chart_format=None, shard=None, cluster=None):
    r"""Run scenarios at many points of the space of their numbers. All scenarios of a point meet
    the same shocks. Stopped at any moment, it goes on when the same command is given again.

    file: scenario files, run at every point on the same shocks (one or several)
    vary: a number and its values: PATH=LOW:HIGH:N, PATH=A,B,C, PATH=LOW:HIGH,
        PATH=uniform:LOW:HIGH; PATH alone takes the scenario's distribution, 'uncertain' all it
        has (repeatable)
    design: grid, lhs (Latin hypercube), sobol or csv:FILE [default: grid, or lhs where a number
        has a distribution]
    points: how many points, for lhs and sobol
    policies: run each file under these policies of the folder policies beside it: all, or names
    replications: how many replications of each policy at each point [default: 20]
    precision: replicate until half of the 95% interval of --metric is this narrow;
        --replications is then the size of a batch
    metric: the metric that --precision is about
    most: how many replications at the most with --precision [default: 10000]
    shared_shocks: the same shocks at every point, not only for every policy
    set: value in place of the scenarios' (repeatable)
    rounds: how many rounds (quarters) at the most
    seed: seed of all chance: the same seed gives the same bits [default: 1]
    out: the sweep's folder [default: results/sweep-NAME]
    keep_replications: write a row for every replication too, into DIR/replications
    csv: write sweep.csv too
    threads: threads; changes the speed alone [default: all cores]
    no_charts: draw no charts
    quiet: print nothing but errors
    chart_metric: metric that a sweep's charts show (repeatable) [default: senderPayoff] (one of
        agreementAtEnd, agreementReached, atWar, capability, collapse, crises, crisis,
        crisisLength, failedRatification, failedRatifications, firstAgreementRound,
        firstCrisisRound, firstWarRound, hardship, missileTests, nuclearTests, openness, peace,
        reform, roundsInForce, senderBackedDown, senderFailedRatification, senderPayoff,
        senderTrust, targetBackedDown, targetFailedRatification, targetPayoff, targetTrust,
        tension, war, warLength, wars)
    preset: where the charts will stand: paper, nature, plos, cambridge, slides [default: paper]
    width: width of the charts in millimetres, 60 to 400 [default: the preset's widest]
    chart_format: kinds of file: png, svg, pdf, tiff (repeatable) [default: the preset's]
    shard: compute one share of the blocks of points, into DIR.shards, for sim merge: 2/4 for
        the second of four
    cluster: write scripts that share the work among N tasks, KIND one of slurm, htcondor,
        snakemake, kubernetes; sbatch, where it is there, is called
    """
    return _made("sweep", [file], [
        ("--vary", False, vary),
        ("--design", False, design),
        ("--points", False, points),
        ("--policies", False, policies),
        ("--replications", False, replications),
        ("--precision", False, precision),
        ("--metric", False, metric),
        ("--most", False, most),
        ("--shared-shocks", True, shared_shocks),
        ("--set", False, set),
        ("--rounds", False, rounds),
        ("--seed", False, seed),
        ("--out", False, out),
        ("--keep-replications", True, keep_replications),
        ("--csv", True, csv),
        ("--threads", False, threads),
        ("--no-charts", True, no_charts),
        ("--quiet", True, quiet),
        ("--chart-metric", False, chart_metric),
        ("--preset", False, preset),
        ("--width", False, width),
        ("--chart-format", False, chart_format),
        ("--shard", False, shard),
        ("--cluster", False, cluster),
    ])


def merge(dir, *, out=None, csv=False, threads=None, no_charts=False, quiet=False, chart_metric=None, preset=None, width=None, chart_format=None):
    r"""Join the shares of a study that were computed with --shard: the same bytes as from one
    machine. Exit code 3 says that shares are missing, and which.

    dir: results folder whose shares are in DIR.shards, or the folders of all shares (one or
        several)
    out: where the whole goes [default: DIR]
    csv: write sweep.csv of a sweep, too
    threads: threads; changes the speed alone [default: all cores]
    no_charts: draw no charts
    quiet: print nothing but errors
    chart_metric: metric that a sweep's charts show (repeatable) [default: senderPayoff] (one of
        agreementAtEnd, agreementReached, atWar, capability, collapse, crises, crisis,
        crisisLength, failedRatification, failedRatifications, firstAgreementRound,
        firstCrisisRound, firstWarRound, hardship, missileTests, nuclearTests, openness, peace,
        reform, roundsInForce, senderBackedDown, senderFailedRatification, senderPayoff,
        senderTrust, targetBackedDown, targetFailedRatification, targetPayoff, targetTrust,
        tension, war, warLength, wars)
    preset: where the charts will stand: paper, nature, plos, cambridge, slides [default: paper]
    width: width of the charts in millimetres, 60 to 400 [default: the preset's widest]
    chart_format: kinds of file: png, svg, pdf, tiff (repeatable) [default: the preset's]
    """
    return _made("merge", [dir], [
        ("--out", False, out),
        ("--csv", True, csv),
        ("--threads", False, threads),
        ("--no-charts", True, no_charts),
        ("--quiet", True, quiet),
        ("--chart-metric", False, chart_metric),
        ("--preset", False, preset),
        ("--width", False, width),
        ("--chart-format", False, chart_format),
    ])


def discover(dir, *, success=None, coverage=None, boxes=None, alpha=None, mass=None, depth=None, resamples=None, seed=None, format=None, out=None, no_charts=False, quiet=False, preset=None, width=None, chart_format=None):
    r"""Find where in a sweep's space a rule holds: boxes (PRIM) and, as second opinion, a tree
    (CART).

    dir: a folder that sim sweep has written
    success: what counts: POLICY.METRIC > POLICY.METRIC, or < and a number; several joined by
        and
    coverage: the least coverage of a box; the densest is taken [default: the best balance of
        coverage and density]
    boxes: how many boxes at the most [default: 3]
    alpha: share of a box's points that a step peels off [default: 0.05]
    mass: least share of the points in a box [default: 0.05]
    depth: questions deep of the tree [default: 3]
    resamples: random halves to search again [default: 20]
    seed: seed of the random halves [default: 1]
    format: text or json [default: text]
    out: results folder [default: DIR/discovery]
    no_charts: draw no charts
    quiet: print nothing but errors
    preset: where the charts will stand: paper, nature, plos, cambridge, slides [default: paper]
    width: width of the charts in millimetres, 60 to 400 [default: the preset's widest]
    chart_format: kinds of file: png, svg, pdf, tiff (repeatable) [default: the preset's]
    """
    return _made("discover", [dir], [
        ("--success", False, success),
        ("--coverage", False, coverage),
        ("--boxes", False, boxes),
        ("--alpha", False, alpha),
        ("--mass", False, mass),
        ("--depth", False, depth),
        ("--resamples", False, resamples),
        ("--seed", False, seed),
        ("--format", False, format),
        ("--out", False, out),
        ("--no-charts", True, no_charts),
        ("--quiet", True, quiet),
        ("--preset", False, preset),
        ("--width", False, width),
        ("--chart-format", False, chart_format),
    ])


def optimise(file, *, vary=None, objective=None, satisfy=None, policies=None, population=None, generations=None, worlds=None, replications=None, fresh=None, searches=None, from_=None, seed=None, set=None, threads=None, format=None, full=False, out=None, no_charts=False, quiet=False, preset=None, width=None, chart_format=None, shard=None, cluster=None):
    r"""Search the policy space for policies that are robust over an uncertain world. Several
    objectives at once; the front is tried again on fresh worlds.

    file: scenario file: its world, and its policy to compare with
    vary: a lever and its values: policy.relief=0:.5, policy.phases=1,2,4 (repeatable) [default:
        all levers over their whole ranges]
    objective: a metric, relief, satisfied or regret; :max or :min after it turns it
        (repeatable) [default: senderPayoff, capability, war, relief]
    satisfy: what is to hold in a world: inequalities between metrics, joined by and
    policies: policies of the folder policies beside the file to set beside the front: all, none
        or names [default: all]
    population: policies in a generation, an even number [default: 96]
    generations: generations after the first [default: 60]
    worlds: worlds in which each policy is tried [default: 200]
    replications: replications in each world [default: 2]
    fresh: fresh worlds in which the front is tried again [default: 2000]
    searches: searches with seeds and worlds of their own, whose fronts are merged [default: 1]
    from_: results folder of an earlier search over these levers: every search starts from its
        front
    seed: seed of search and worlds [default: 1]
    set: PATH=VALUE in place of the scenario's (repeatable)
    threads: threads; changes the speed alone [default: all cores]
    format: table, json, csv, markdown, latex [default: table]
    full: print robustness, levers and their prices, too
    out: results folder [default: results/optimise-NAME]
    no_charts: draw no charts
    quiet: print nothing but errors
    preset: where the charts will stand: paper, nature, plos, cambridge, slides [default: paper]
    width: width of the charts in millimetres, 60 to 400 [default: the preset's widest]
    chart_format: kinds of file: png, svg, pdf, tiff (repeatable) [default: the preset's]
    shard: compute one share of the searches, into DIR.shards, for sim merge: 2/4 for the second
        of four
    cluster: write scripts that share the work among N tasks, KIND one of slurm, htcondor,
        snakemake, kubernetes; sbatch, where it is there, is called
    """
    return _made("optimise", [file], [
        ("--vary", False, vary),
        ("--objective", False, objective),
        ("--satisfy", False, satisfy),
        ("--policies", False, policies),
        ("--population", False, population),
        ("--generations", False, generations),
        ("--worlds", False, worlds),
        ("--replications", False, replications),
        ("--fresh", False, fresh),
        ("--searches", False, searches),
        ("--from", False, from_),
        ("--seed", False, seed),
        ("--set", False, set),
        ("--threads", False, threads),
        ("--format", False, format),
        ("--full", True, full),
        ("--out", False, out),
        ("--no-charts", True, no_charts),
        ("--quiet", True, quiet),
        ("--preset", False, preset),
        ("--width", False, width),
        ("--chart-format", False, chart_format),
        ("--shard", False, shard),
        ("--cluster", False, cluster),
    ])


def claims(file, *, worlds=None, replications=None, most=None, seed=None, set=None, threads=None, no_ablation=False, register=None, registered=None, format=None, full=False, out=None, quiet=False, shard=None, cluster=None):
    r"""Test claims over a world of ranges: does each hold, fail or depend, and on what?

    file: a file of claims
    worlds: how many worlds are drawn from the ranges [default: 400]
    replications: replications a policy in each world, at the least [default: 40]
    most: replications at the most, where fewer leave a claim open in a world [default: 4000]
    seed: seed of all chance [default: 1]
    set: PATH=VALUE in every scenario (repeatable)
    threads: threads; changes the speed alone [default: all cores]
    no_ablation: do not switch mechanisms off to see what rulings hang on
    register: write what would be tested to a new file, and test nothing
    registered: say whether this test is what --register wrote to FILE, and what differs if not
    format: table, json, csv, markdown, latex [default: table]
    full: print what each ruling hangs on, in words, and the prices at which payoffs tie, too
    out: results folder [default: results/claims]
    quiet: print nothing but errors
    shard: compute one share of the worlds, into DIR.shards, for sim merge: 2/4 for the second
        of four
    cluster: write scripts that share the work among N tasks, KIND one of slurm, htcondor,
        snakemake, kubernetes; sbatch, where it is there, is called
    """
    return _made("claims", [file], [
        ("--worlds", False, worlds),
        ("--replications", False, replications),
        ("--most", False, most),
        ("--seed", False, seed),
        ("--set", False, set),
        ("--threads", False, threads),
        ("--no-ablation", True, no_ablation),
        ("--register", False, register),
        ("--registered", False, registered),
        ("--format", False, format),
        ("--full", True, full),
        ("--out", False, out),
        ("--quiet", True, quiet),
        ("--shard", False, shard),
        ("--cluster", False, cluster),
    ])


def analyze(file, *, set=None, format=None, full=False, out=None, no_charts=False, quiet=False, preset=None, width=None, chart_format=None):
    r"""Say what could be agreed in a scenario's present state, before anything is played. For each
    phase: the bargaining zone and its solutions, the least trust that ratifies it, the game
    that the preferences imply, and its equilibria.

    file: scenario file
    set: PATH=VALUE in place of the scenario's (repeatable)
    format: table, json, csv, markdown or latex [default: table]
    full: print the worth of each step, and the game once it is signed, too
    out: results folder [default: results/analyze-NAME]
    no_charts: draw no charts
    quiet: print nothing but errors
    preset: where the charts will stand: paper, nature, plos, cambridge, slides [default: paper]
    width: width of the charts in millimetres, 60 to 400 [default: the preset's widest]
    chart_format: kinds of file: png, svg, pdf, tiff (repeatable) [default: the preset's]
    """
    return _made("analyze", [file], [
        ("--set", False, set),
        ("--format", False, format),
        ("--full", True, full),
        ("--out", False, out),
        ("--no-charts", True, no_charts),
        ("--quiet", True, quiet),
        ("--preset", False, preset),
        ("--width", False, width),
        ("--chart-format", False, chart_format),
    ])


def play(game=None, *, strategies=None, turns=None, noise=None, discount=None, continuation=None, replications=None, seed=None, lambda_=None, threads=None, format=None, out=None, no_charts=False, quiet=False, preset=None, width=None, chart_format=None):
    r"""Solve a game of two players, name it, and hold tournaments of strategies that repeat it.

    game: a built-in game or a game file; none to list the games and the strategies
    strategies: strategies that meet in a tournament, with commas between; all for every one;
        memory-one:FIRST/CC/CD/DC/DD for own chances to cooperate
    turns: turns of a match, at the most [default: 200]
    noise: chance that a move is carried out as its opposite
    discount: worth of a turn beside the turn before [default: 1]
    continuation: chance that another turn follows [default: 1]
    replications: replications of the tournament [default: 100]
    seed: seed of all chance [default: 1]
    lambda_: values of lambda for the logit equilibria, with commas between [default: by the
        range of payoffs]
    threads: threads; changes the speed alone [default: all cores]
    format: table, json, csv, markdown, latex [default: table]
    out: results folder [default: results/play-NAME]
    no_charts: draw no charts
    quiet: print nothing but errors
    preset: where the charts will stand: paper, nature, plos, cambridge, slides [default: paper]
    width: width of the charts in millimetres, 60 to 400 [default: the preset's widest]
    chart_format: kinds of file: png, svg, pdf, tiff (repeatable) [default: the preset's]
    """
    return _made("play", [game], [
        ("--strategies", False, strategies),
        ("--turns", False, turns),
        ("--noise", False, noise),
        ("--discount", False, discount),
        ("--continuation", False, continuation),
        ("--replications", False, replications),
        ("--seed", False, seed),
        ("--lambda", False, lambda_),
        ("--threads", False, threads),
        ("--format", False, format),
        ("--out", False, out),
        ("--no-charts", True, no_charts),
        ("--quiet", True, quiet),
        ("--preset", False, preset),
        ("--width", False, width),
        ("--chart-format", False, chart_format),
    ])


def backtest(file=None, *, record=None, from_=None, to=None, burn_in=None, particles=None, tempo=None, lag=None, placebo=None, frozen=None, seed=None, set=None, threads=None, format=None, full=False, out=None, no_charts=False, quiet=False, preset=None, width=None, chart_format=None, shard=None, cluster=None):
    r"""Hold the model to the record: forecasts a quarter ahead, from the past alone.

    file: scenario file with a timeline [default: scenarios/historic/us-dprk-1990-2017.json]
    record: the record, CSV or JSON; docs/history.md gives the form [default: history/us-
        dprk/record.csv]
    from_: first quarter of the record to use, as 1994Q1 [default: its first]
    to: last quarter of the record to use [default: its last]
    burn_in: quarters learnt from before the first that is scored [default: 16]
    particles: particles of the filter, over eight islands [default: 28000]
    tempo: memory a quarter of the second model's tempo, 0.01 to 1 [default: 0.95]
    lag: quarters by which every policy takes effect late, 0 to 8
    placebo: timelines that tell nothing to hold the coded one against: eras permuted and
        shifted; 0 for none
    frozen: hash of the model frozen at the scenario's end: score what came after, if this is
        the one
    seed: seed of all chance [default: 1]
    set: PATH=VALUE in place of the scenario's (repeatable)
    threads: threads; changes the speed alone [default: all cores]
    format: table, json, csv, markdown, latex [default: table]
    full: print each model against every naive forecast, too
    out: results folder [default: results/backtest-NAME]
    no_charts: draw no charts
    quiet: print nothing but errors
    preset: where the charts will stand: paper, nature, plos, cambridge, slides [default: paper]
    width: width of the charts in millimetres, 60 to 400 [default: the preset's widest]
    chart_format: kinds of file: png, svg, pdf, tiff (repeatable) [default: the preset's]
    shard: compute one share of the timelines of --placebo, into DIR.shards, for sim merge: 2/4
        for the second of four
    cluster: write scripts that share the work among N tasks, KIND one of slurm, htcondor,
        snakemake, kubernetes; sbatch, where it is there, is called
    """
    return _made("backtest", [file], [
        ("--record", False, record),
        ("--from", False, from_),
        ("--to", False, to),
        ("--burn-in", False, burn_in),
        ("--particles", False, particles),
        ("--tempo", False, tempo),
        ("--lag", False, lag),
        ("--placebo", False, placebo),
        ("--frozen", False, frozen),
        ("--seed", False, seed),
        ("--set", False, set),
        ("--threads", False, threads),
        ("--format", False, format),
        ("--full", True, full),
        ("--out", False, out),
        ("--no-charts", True, no_charts),
        ("--quiet", True, quiet),
        ("--preset", False, preset),
        ("--width", False, width),
        ("--chart-format", False, chart_format),
        ("--shard", False, shard),
        ("--cluster", False, cluster),
    ])


def calibrate(file=None, *, record=None, from_=None, to=None, population=None, least_acceptance=None, eras=None, likelihood=None, draws=None, seed=None, set=None, threads=None, format=None, full=False, out=None, no_charts=False, quiet=False, preset=None, width=None, chart_format=None, shard=None, cluster=None):
    r"""Learn a scenario's uncertain numbers from the record. Says what the record cannot tell, too;
    goes on where it was stopped.

    file: scenario file with a timeline; its ranges are the prior; several are pooled [default:
        scenarios/historic/us-dprk-1990-2017-prior.json] (one or several)
    record: the record, CSV or JSON; docs/history.md gives the form; of several disputes one
        each, in their order [default: history/us-dprk/record.csv] (one or several)
    from_: first quarter of the record to use, as 1994Q1 [default: its first]
    to: last quarter of the record to use [default: its last]
    population: draws in a generation, over four populations sampled apart [default: 2000]
    least_acceptance: share of moves accepted below which to stop; lower is nearer to the
        record, and slower [default: 0.01]
    eras: draws in a generation where an era is left out and predicted; 0 leaves none out; of
        several disputes none is [default: 500]
    likelihood: steps of eight chains by the filter's likelihood, to hold the posterior against;
        0 for none; of several disputes none are
    draws: draws from the posterior in the scenario written [default: 500]
    seed: seed of all chance [default: 1]
    set: PATH=VALUE in place of the scenario's; a plain number takes it out of what is learnt
        (repeatable)
    threads: threads; changes the speed alone [default: all cores]
    format: table, json, csv, markdown, latex [default: table]
    full: print every number, statistic and era, too
    out: results folder [default: results/calibrate-NAME]
    no_charts: draw no charts
    quiet: print nothing but errors
    preset: where the charts will stand: paper, nature, plos, cambridge, slides [default: paper]
    width: width of the charts in millimetres, 60 to 400 [default: the preset's widest]
    chart_format: kinds of file: png, svg, pdf, tiff (repeatable) [default: the preset's]
    shard: compute one share of the populations and eras left out, into DIR.shards, for sim
        merge: 2/4 for the second of four
    cluster: write scripts that share the work among N tasks, KIND one of slurm, htcondor,
        snakemake, kubernetes; sbatch, where it is there, is called
    """
    return _made("calibrate", [file], [
        ("--record", False, record),
        ("--from", False, from_),
        ("--to", False, to),
        ("--population", False, population),
        ("--least-acceptance", False, least_acceptance),
        ("--eras", False, eras),
        ("--likelihood", False, likelihood),
        ("--draws", False, draws),
        ("--seed", False, seed),
        ("--set", False, set),
        ("--threads", False, threads),
        ("--format", False, format),
        ("--full", True, full),
        ("--out", False, out),
        ("--no-charts", True, no_charts),
        ("--quiet", True, quiet),
        ("--preset", False, preset),
        ("--width", False, width),
        ("--chart-format", False, chart_format),
        ("--shard", False, shard),
        ("--cluster", False, cluster),
    ])


def hindsight(file=None, *, record=None, from_=None, to=None, policies=None, particles=None, seed=None, set=None, threads=None, format=None, full=False, out=None, no_charts=False, quiet=False, preset=None, width=None, chart_format=None, shard=None, cluster=None):
    r"""Say what other policies would have led to, given the record up to a quarter.

    file: scenario file with a timeline [default: scenarios/calibrated/us-dprk-1990-2017.json]
    record: the record, CSV or JSON; docs/history.md gives the form [default: history/us-
        dprk/record.csv]
    from_: quarters from which other policies are tried [default: those of 1994Q1, 2001Q1,
        2009Q1, 2017Q1 that the record has] (one or several)
    to: last quarter [default: the record's last]
    policies: policies that are tried: all of the folder policies beside FILE or above, names
        there, or files [default: all]
    particles: particles of the filter, over eight islands [default: 64000]
    seed: seed of all chance [default: 1]
    set: PATH=VALUE in place of the scenario's (repeatable)
    threads: threads; changes the speed alone [default: all cores]
    format: table, json, csv, markdown, latex [default: table]
    full: print every policy from every start, too
    out: results folder [default: results/hindsight-NAME]
    no_charts: draw no charts
    quiet: print nothing but errors
    preset: where the charts will stand: paper, nature, plos, cambridge, slides [default: paper]
    width: width of the charts in millimetres, 60 to 400 [default: the preset's widest]
    chart_format: kinds of file: png, svg, pdf, tiff (repeatable) [default: the preset's]
    shard: compute one share of the eight islands, into DIR.shards, for sim merge: 2/4 for the
        second of four
    cluster: write scripts that share the work among N tasks, KIND one of slurm, htcondor,
        snakemake, kubernetes; sbatch, where it is there, is called
    """
    return _made("hindsight", [file], [
        ("--record", False, record),
        ("--from", False, from_),
        ("--to", False, to),
        ("--policies", False, policies),
        ("--particles", False, particles),
        ("--seed", False, seed),
        ("--set", False, set),
        ("--threads", False, threads),
        ("--format", False, format),
        ("--full", True, full),
        ("--out", False, out),
        ("--no-charts", True, no_charts),
        ("--quiet", True, quiet),
        ("--preset", False, preset),
        ("--width", False, width),
        ("--chart-format", False, chart_format),
        ("--shard", False, shard),
        ("--cluster", False, cluster),
    ])


def new(name=None, *, from_=None, out=None, dispute=False, examples=False):
    r"""Write a new scenario file, with every lever of its policy explained. Until it is edited it
    is what it extends. Never overwrites a file.

    name: name of the scenario or dispute: small letters, digits, dots and hyphens
    from_: scenario to extend [default: scenarios/base/us-dprk.json]
    out: folder to write to [default: scenarios; with --dispute or --examples where you are]
    dispute: write a folder NAME for a dispute of your own: world and actors, two policies, a
        timeline and a record, with what must be set marked
    examples: lay out the scenarios and records that come with the program, to edit
    """
    return _made("new", [name], [
        ("--from", False, from_),
        ("--out", False, out),
        ("--dispute", True, dispute),
        ("--examples", True, examples),
    ])


def validate(file):
    r"""Check scenario files: every problem with its file, line, column and cure. Of a sound file it
    says what may not be meant: weights that do not add up to 1, numbers that are still to set,
    that come from a base, or a default, about another pair.

    file: scenario files (one or several)
    """
    return _made("validate", [file], [])


def describe(path=None, *, format=None):
    r"""Describe parameters: meaning, unit, range, default and source; what comes out of a model;
    the numbers that a scenario states and what they rest on, as a table for a paper; or the
    commands. With --format odd or trace, the outline of a model's description by the protocols
    ODD+D or TRACE.

    path: a parameter, a group or a quantity that comes out, for example policy.depth,
        world.hardship or war; a scenario file for the numbers that it states; commands for the
        program's own; none for all parameters
    format: text, csv, markdown, latex or json; of a scenario file odd and trace, too [default:
        text]
    """
    return _made("describe", [path], [
        ("--format", False, format),
    ])


def schema(kind=None):
    r"""Print the JSON Schema (2020-12) of scenario files, of policy files or of game files.

    kind: scenario, crisis (a scenario of the crisis game), policy or game
    """
    return _made("schema", [kind], [])


def completion(shell):
    r"""Print a script that makes the shell complete commands, options and values.

    shell: bash, zsh or powershell
    """
    return _made("completion", [shell], [])


def report(dir, *, out=None):
    r"""Write a results folder as one HTML page to send. Of run and compare: the answer in words,
    charts with values at the pointer, cautions, one run as a story, assumptions with sources.
    Of other studies: what was asked, their charts and tables, cautions and assumptions. It
    needs no network and no other file.

    dir: a results folder
    out: where to write the page [default: DIR/report.html]
    """
    return _made("report", [dir], [
        ("--out", False, out),
    ])


def charts(dir, *, out=None, chart_metric=None, preset=None, width=None, chart_format=None):
    r"""Draw the charts of saved results again, for another journal or width. Those of ablate,
    optimise, analyze, play, backtest, calibrate and hindsight are drawn from a run of the
    recorded command, if its data are the same, bit for bit.

    dir: a results folder of any command that draws charts
    out: folder for the charts [default: DIR/charts]
    chart_metric: metric that a sweep's charts show (repeatable) [default: senderPayoff] (one of
        agreementAtEnd, agreementReached, atWar, capability, collapse, crises, crisis,
        crisisLength, failedRatification, failedRatifications, firstAgreementRound,
        firstCrisisRound, firstWarRound, hardship, missileTests, nuclearTests, openness, peace,
        reform, roundsInForce, senderBackedDown, senderFailedRatification, senderPayoff,
        senderTrust, targetBackedDown, targetFailedRatification, targetPayoff, targetTrust,
        tension, war, warLength, wars)
    preset: where the charts will stand: paper, nature, plos, cambridge, slides [default: paper]
    width: width of the charts in millimetres, 60 to 400 [default: the preset's widest]
    chart_format: kinds of file: png, svg, pdf, tiff (repeatable) [default: the preset's]
    """
    return _made("charts", [dir], [
        ("--out", False, out),
        ("--chart-metric", False, chart_metric),
        ("--preset", False, preset),
        ("--width", False, width),
        ("--chart-format", False, chart_format),
    ])


def reproduce(dir, *, threads=None):
    r"""Make the results of a folder again and say, file by file, whether the bits agree. The folder
    is only read. Ends with 0 if all agree, 1 if any differs.

    dir: a results folder
    threads: threads; changes the speed alone [default: all cores]
    """
    return _made("reproduce", [dir], [
        ("--threads", False, threads),
    ])


def bundle(dir, *, out=None):
    r"""Pack results for a journal's replication check: the results, the resolved scenario, a
    README, CITATION.cff and RO-Crate metadata, in one zip file.

    dir: a results folder
    out: the archive [default: DIR.zip]
    """
    return _made("bundle", [dir], [
        ("--out", False, out),
    ])
