namespace NegotiationSim.Engine.Coercion.Simulation;

/// <summary>The worlds of replications that go side by side: one for all, or one each. All have the same course.</summary>
/// <param name="settings">Their numbers.</param>
/// <param name="derived">What follows from each.</param>
/// <param name="which">Which of them each lane has, if they do not lie in the lanes' order.</param>
internal readonly ref struct Worlds(
    ReadOnlySpan<Setting> settings, ReadOnlySpan<DerivedSetting> derived, ReadOnlySpan<int> which = default)
{
    private readonly ReadOnlySpan<Setting> settings = settings;
    private readonly ReadOnlySpan<DerivedSetting> derived = derived;
    private readonly ReadOnlySpan<int> which = which;

    /// <summary>A world of its own.</summary>
    internal Worlds(in Setting set, in DerivedSetting derived)
        : this(new ReadOnlySpan<Setting>(in set), new ReadOnlySpan<DerivedSetting>(in derived)) { }

    /// <summary>Whether there is one for all.</summary>
    internal bool AreOne => settings.Length == 1;

    /// <summary>The numbers of a lane's world. What decides the course is the same in all: that of lane 0 will do.</summary>
    internal ref readonly Setting Setting(int lane) => ref settings[At(lane)];

    /// <summary>What follows from them.</summary>
    internal ref readonly DerivedSetting Derived(int lane) => ref derived[At(lane)];

    private int At(int lane) => which.IsEmpty ? Math.Min(lane, settings.Length - 1) : which[Math.Min(lane, which.Length - 1)];
}
