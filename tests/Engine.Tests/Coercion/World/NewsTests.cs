using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Tests.Coercion.World;

public class NewsTests
{
    private static readonly News Rule = Declare.Defaults(News.Parameters);
    private static readonly ContentWeights<Real1> Full = new(1, 1);

    [Theory]
    [InlineData(0, false, false, false, false, false, .06, 0)] // quiet
    [InlineData(1, false, false, false, false, false, 0, .25)] // a test
    [InlineData(3, false, false, false, false, false, 0, .25)] // three missiles are no barrage
    [InlineData(4, false, false, false, false, false, 0, .40)] // four are: .25 + .15
    [InlineData(0, true, false, false, false, false, 0, 1.25)] // nuclear: .25 + 1
    [InlineData(5, true, false, false, false, false, 0, 1.40)] // .25 + .15 + 1
    [InlineData(0, false, true, false, false, false, .51, 0)] // .06 + .45
    [InlineData(0, false, true, true, false, false, .06, .4)] // delivery misread
    [InlineData(0, false, false, false, true, false, .06, 3)] // betrayal
    [InlineData(1, false, false, false, true, true, .5, 3.25)] // signed, tested and betrayed
    public void What_the_targets_acts_tell_by_hand(
        int missiles, bool nuclear, bool delivered, bool misread, bool betrayed, bool stepSigned, double kept, double broken)
    {
        var news = Rule.InOneLane().OfTarget(missiles, nuclear, delivered, misread, betrayed, stepSigned, Full);
        Assert.Equal(kept, news.Kept, 1e-12);
        Assert.Equal(broken, news.Broken, 1e-12);
    }

    [Theory]
    [InlineData(.5, 0, false, false, false, false, false, false, .02, 0)] // low pressure
    [InlineData(.6, 0, false, false, false, false, false, false, .02, 0)] // .6 is not above .6
    [InlineData(.7, 0, false, false, false, false, false, false, 0, .4)] // high pressure
    [InlineData(.7, .5, false, false, false, false, false, false, .02, 0)] // with half of it lifted
    [InlineData(.5, 0, true, false, false, false, false, false, .27, 0)] // gesture: .25 + .02
    [InlineData(.5, 0, true, true, false, false, false, false, .02, .3)] // gesture misread
    [InlineData(.5, 0, false, false, true, false, false, false, .47, 0)] // .02 + .45
    [InlineData(.5, 0, false, false, true, true, false, false, .02, .4)] // delivery misread
    [InlineData(.7, 0, false, false, false, false, true, true, .5, 3.4)] // signed and betrayed under pressure
    public void What_the_senders_acts_tell_by_hand(
        double pressure, double relief, bool gesture, bool gestureMisread, bool delivered, bool misread, bool betrayed, bool stepSigned,
        double kept, double broken)
    {
        var state = new WorldState { Pressure = pressure, Relief = relief };
        var news = Rule.InOneLane().OfSender(state, default, gesture, gestureMisread, delivered, misread, betrayed, stepSigned, Full, 1);
        Assert.Equal(kept, news.Kept, 1e-12);
        Assert.Equal(broken, news.Broken, 1e-12);
    }

    [Fact]
    public void Without_the_spiral_pressure_is_no_evidence_against_the_sender()
    {
        var news = Rule.InOneLane()
            .OfSender(new WorldState { Pressure = 1 }, new Policy { Rhetoric = 1 }, false, false, false, false, false,
            false, Full, spiral: 0);
        Assert.Equal(new Evidence<Real1>(0, 0), news);
    }

    [Fact]
    public void Recognition_speaks_for_the_sender_and_rhetoric_against_it()
    {
        // .02 of low pressure and .03 · .5; .2 · .8 · 2
        var news = Rule.InOneLane()
            .OfSender(new WorldState(), new Policy { Rhetoric = .8, Recognition = .5 }, false, false, false, false, false,
            false, Full, spiral: 2);
        Assert.Equal(.035, news.Kept, 1e-12);
        Assert.Equal(.32, news.Broken, 1e-12);
    }

    [Fact]
    public void Deliveries_and_signatures_count_as_far_as_there_is_something_to_them()
    {
        var weights = new ContentWeights<Real1>(.5, .25);
        Assert.Equal(.06 + .45 * .5 + .5 * .25, Rule.InOneLane().OfTarget(0, false, true, false, false, true, weights).Kept, 1e-12);
        // a betrayal in full
        Assert.Equal(.4 * .5 + 3, Rule.InOneLane().OfTarget(0, false, true, true, true, false, weights).Broken, 1e-12);
        Assert.Equal(.02 + .45 * .5 + .5 * .25,
            Rule.InOneLane().OfSender(new WorldState(), default, false, false, true, false, false, true, weights, 1).Kept, 1e-12);
        Assert.Equal(.4 * .5,
            Rule.InOneLane().OfSender(new WorldState(), default, false, false, true, true, false, false, weights, 1).Broken,
            1e-12);
    }

    // .10(1 − .6 · .7) = .058
    [Fact]
    public void A_back_channel_makes_misreading_rarer() => Assert.Equal(.058, Rule.InOneLane().MisreadingChance(.7), 1e-12);

    [Theory]
    [InlineData(false, .4)]
    [InlineData(true, .12)] // .4 · .3
    public void A_reluctant_administration_makes_fewer_gestures(bool reluctant, double chance) =>
        Assert.Equal(chance, Rule.InOneLane().GestureChance(.4, reluctant), 1e-12);
}
