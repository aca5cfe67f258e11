namespace NegotiationSim.Engine.Coercion.Simulation;

/// <summary>The worlds of replications that go side by side: one for all, or one each. All have the same course.</summary>
/// <param name="settings">Their numbers.</param>
/// <param name="derived">What follows from each.</param>
internal readonly ref struct Worlds(ReadOnlySpan<Setting> settings, ReadOnlySpan<DerivedSetting> derived)
{
    private readonly ReadOnlySpan<Setting> settings = settings;
    private readonly ReadOnlySpan<DerivedSetting> derived = derived;

    /// <summary>A world of its own.</summary>
    internal Worlds(in Setting set, in DerivedSetting derived)
        : this(new ReadOnlySpan<Setting>(in set), new ReadOnlySpan<DerivedSetting>(in derived)) { }

    /// <summary>Whether there is one for all.</summary>
    internal bool AreOne => settings.Length == 1;

    /// <summary>The numbers of a lane's world. What decides the course is the same in all: that of lane 0 will do.</summary>
    internal ref readonly Setting Setting(int lane) => ref settings[Math.Min(lane, settings.Length - 1)];

    /// <summary>What follows from them.</summary>
    internal ref readonly DerivedSetting Derived(int lane) => ref derived[Math.Min(lane, derived.Length - 1)];
}
