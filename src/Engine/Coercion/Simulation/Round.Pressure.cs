using System.Runtime.CompilerServices;
using static NegotiationSim.Engine.Coercion.World.Pressure;

namespace NegotiationSim.Engine.Coercion.Simulation;

internal ref partial struct Round<R, TShocks>
{
    /// <summary>Step 2, pressure: it follows the policy, and some of it bites (2a to 2c).</summary>
    [MethodImpl(Inline)]
    private void Pressure()
    {
        record.PressureWanted = set.Pressure.Wanted(policy, s);
        s.Pressure = set.Pressure.Next(s.Pressure, record.PressureWanted);
        record.View.Bite = course.Or(Mediators.Bite, t, Bite(s, set.Coalition, set.Mechanisms.Autarky));
    }
}
