/* The yardstick: the model of docs/model.md as one would write it in C for speed, one replication at a time, in the essay's world.
   No mechanism that is off by default is in it, and it draws from xoshiro256++ (Blackman and Vigna 2019), so that its results agree with
   the engine's in distribution only. Compiled by SpeedTable with cc -O3. */
#include <math.h>
#include <stdint.h>
#include <time.h>

typedef struct { uint64_t s[4]; } Stream;

static inline uint64_t rotate(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

static inline double uniform(Stream *r)
{
    uint64_t *s = r->s, value = rotate(s[0] + s[3], 23) + s[0], t = s[1] << 17;
    s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2]; s[0] ^= s[3]; s[2] ^= t; s[3] = rotate(s[3], 45);
    return (value >> 11) * 0x1.0p-53;
}

static Stream begin(uint64_t seed)
{
    Stream r;
    for (int i = 0; i < 4; i++) {
        uint64_t x = seed += 0x9e3779b97f4a7c15ull;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
        r.s[i] = x ^ (x >> 31);
    }
    return r;
}

static inline double logistic(double x) { return 1 / (1 + exp(-x)); }
static inline double clamp(double x) { return x < 0 ? 0 : x > 1 ? 1 : x; }

static int poisson(Stream *r, double mean) /* Knuth's product of uniforms */
{
    double least = exp(-mean), product = 1;
    int events = 0;
    do { events++; product *= uniform(r); } while (product > least);
    return events - 1;
}

typedef struct {
    double pressure, escalation, depth;
    int phases;
    double first, relief, guarantee, gestures, backchannel, outreach, talks, verification;
} Policy;

typedef struct { double sum[14]; int rounds; } Result;

static Result play(const Policy *policy, uint64_t seed)
{
    const double security = .40, status = .15, economy = .25, control = .15, face = .05;
    const double nonproliferation = .45, regional = .25, credibility = .12, rights = .08, domestic = .10;
    const double lambda = 12, repression = .8, autarky = .8, seekers = .6, committing = .6, drops = .35, distraction = .15, memory = .97;
    const double a0S = .2 * 8, b0S = .8 * 8, a0T = .1 * 8, b0T = .9 * 8;
    Stream r = begin(seed);
    double aS = a0S, bS = b0S, aT = a0T, bT = b0T;
    double k = .70, x = .5, h = .5, o = .1, y = .1, p = .7 * policy->pressure, relief = 0, depth = 0, uS = 0, uT = 0;
    int stage = 0, missiles = 0, nuclear = 0, allMissiles = 0, allNuclear = 0, inForce = 0, firstRound = -1, war = 0, collapse = 0, t;
    int seeker = uniform(&r) < seekers, committed = uniform(&r) < committing;
    for (t = 0; t < 120 && !war && !collapse; t++) {
        int reversal = 0; /* 1, calendar */
        if (t % 16 == 15 && uniform(&r) < .55) {
            committed = uniform(&r) < committing;
            reversal = !committed && stage > 0 && uniform(&r) < drops;
        }
        int distracted = uniform(&r) < distraction;
        double trustS = aS / (aS + bS), trustT = aT / (aT + bT);
        /* 2, pressure */
        double wanted = clamp(policy->pressure + (committed ? 0 : .15) + policy->escalation * ((missiles > 0) * .5 + nuclear));
        p += .35 * (wanted - p);
        double bite = p * (1 - relief) * (.4 + .3 * (1 - .3 * h)) * (1 - autarky * (1 - o));
        /* 3, hardship and threat */
        h += .2 * (clamp(.25 + .9 * bite - .3 * relief) - h);
        double threat = clamp((1 - trustT) * (.30 + .5 * p * (1 - relief) + .3 * x));
        double worth = seeker ? threat : fmax(threat, .7), assurance = trustT;
        /* 4, talks */
        double readiness = (committed ? 1 : .5) * (policy->talks * (1 - .5 * x) + .1 * policy->backchannel);
        int talks = !distracted && stage < policy->phases && uniform(&r) < readiness, signedStep = 0;
        if (talks) { /* 5, offer and ratification */
            double before = (double)stage / policy->phases, after = (stage + 1.0) / policy->phases;
            double c0 = depth, c1 = policy->depth * after, concession = c1 * c1 - c0 * c0, reward = sqrt(after) - sqrt(before);
            double lifted = policy->relief / policy->phases, pain = economy * h * (.5 + bite), stake = concession * k;
            double target = assurance * reward * (2 * policy->relief * pain * (1 + y) + security * policy->guarantee * threat)
                - stake * (security * worth + .5 * status) - face * (c1 - c0) * (.3 + .7 * policy->first) * (.5 + .5 * p)
                - (1 - assurance) * policy->first * stake * security * .6 - .05 * control * policy->outreach
                - (seeker ? 0 : .05 * (policy->gestures + .5 * (1 - p)));
            double sender = trustS * (nonproliferation * stake + .6 * regional * x * reward) - .5 * domestic * lifted
                - .6 * (1 - trustS) * (1 - policy->first) * credibility * lifted;
            if (uniform(&r) < logistic(6 * lambda * target) && uniform(&r) < logistic(6 * lambda * sender)) {
                signedStep = 1;
                stage++;
                depth = c1;
                relief = clamp(relief + lifted);
                if (firstRound < 0) firstRound = t;
            }
        }
        int collapsed = 0, targetDelivers = 1, senderDelivers = 1;
        if (stage > 0) { /* 6, implementation */
            inForce++;
            double cheat = .15 * worth * security * depth + (seeker ? 0 : .06 * relief);
            double hold = policy->verification * (relief * economy * h + .04) * (seeker ? 2 : .7);
            targetDelivers = uniform(&r) < logistic(5 * lambda * (hold - cheat + .25 * seeker + .08));
            senderDelivers = !reversal && uniform(&r) < logistic(5 * lambda * (.12
                + .4 * nonproliferation * depth * (committed ? 1.5 : 1) - .4 * domestic * relief - .03 * (1 - trustS)));
            collapsed = (!targetDelivers && uniform(&r) < policy->verification) || !senderDelivers;
            if (collapsed) { stage = 0; relief = 0; depth = 0; }
        }
        /* 7, programme */
        double honesty = targetDelivers ? 1 : .3;
        double drive = logistic(6 * (1.5 * security * worth + .6 * status - economy * assurance * relief - .28)) * (1 - .6 * bite);
        missiles = poisson(&r, 3.5 * (.25 + .75 * k) * drive * drive * (1 - clamp(2.5 * depth * honesty)) * (talks ? .6 : 1));
        nuclear = k > .15 && uniform(&r) < .06 * drive * drive * (1 - clamp(3 * depth * honesty));
        allMissiles += missiles;
        allNuclear += nuclear;
        double growth = .014 * drive * (1 - honesty * clamp(2 * depth)) + .002 * missiles + .02 * nuclear;
        double dismantled = stage > 0 && targetDelivers && depth > .5 ? .04 * (depth - .5) * k : 0;
        k = clamp(k + growth * (1 - k) * (1 + (seeker ? 0 : .5 * relief)) - .010 * bite * k - dismantled);
        /* 8, trust */
        double keptS = 0, brokenS = 0, keptT = 0, brokenT = 0, misreading = .10 * (1 - .6 * policy->backchannel);
        if (missiles || nuclear) brokenS += .25 + .15 * (missiles > 3) + nuclear; else keptS += .06;
        if (stage > 0 && targetDelivers) { if (uniform(&r) < misreading) brokenS += .4; else keptS += .45; }
        if (collapsed && !targetDelivers) brokenS += 3;
        if (!distracted && uniform(&r) < policy->gestures * (committed ? 1 : .3)) {
            if (uniform(&r) < misreading) brokenT += .3; else keptT += .25;
        }
        if (p > .6 && relief < .5) brokenT += .4; else keptT += .02;
        if (stage > 0 && senderDelivers) { if (uniform(&r) < misreading) brokenT += .4; else keptT += .45; }
        if (collapsed && !senderDelivers) brokenT += 3;
        if (signedStep) { keptS += .5; keptT += .5; }
        aS = a0S + memory * (aS - a0S) + keptS;
        bS = b0S + memory * (bS - b0S) + 2 * brokenS;
        aT = a0T + memory * (aT - a0T) + keptT;
        bT = b0T + memory * (bT - b0T) + 2 * brokenT;
        /* 9, world */
        x = clamp(.85 * x + .02 * missiles + .15 * nuclear + .05 * p * (1 - relief) + .08 * collapsed - .04 * (stage > 0) - .03 * talks
            - .02 * policy->gestures);
        o = clamp(o + .02 * (policy->outreach + .5 * relief) * (1 - o) - .03 * threat * o);
        y = clamp(y + .04 * (.8 * o + .3 * h * (1 - repression) - y));
        uS += nonproliferation * (1 - k) + regional * (1 - x) + rights * y + credibility * (1 - relief * k) - .5 * domestic * relief;
        uT += security * (1 - threat * (1 - k)) + status * k + economy * (1 - h) - control * y;
        double strain = clamp(h + .5 * y - .6 * repression);
        war = uniform(&r) < .004 * (x * x) * (x * x);
        collapse = !war && uniform(&r) < .02 * strain * strain * strain;
    }
    Result z = { { k, x, h, o, y, aS / (aS + bS), aT / (aT + bT), allMissiles, allNuclear, firstRound + 1, inForce, war, uS, uT }, t };
    return z;
}

double thread_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec + 1e-9 * now.tv_nsec;
}

/* Plays n replications; adds what they are reduced to to 14 sums, and returns the rounds played. */
int64_t play_reference(const Policy *policy, int64_t first, int n, double *sums)
{
    int64_t rounds = 0;
    for (int i = 0; i < n; i++) {
        Result z = play(policy, (uint64_t)(first + i));
        for (int j = 0; j < 14; j++) sums[j] += z.sum[j];
        rounds += z.rounds;
    }
    return rounds;
}
