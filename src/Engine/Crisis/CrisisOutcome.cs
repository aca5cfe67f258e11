namespace NegotiationSim.Engine.Crisis;

/// <summary>A month of the crisis game.</summary>
/// <param name="State">The state in which it ends: 0 peace, 1 crisis, 2 war.</param>
/// <param name="SenderAct">What the sender did: 0 kept still, 1 threatened, 2 used force; −1 before month 1.</param>
/// <param name="TargetAct">What the target did.</param>
/// <param name="SenderPayoff">The sender's utility of the month, discounted to month 1 (C7); 0 before it.</param>
/// <param name="TargetPayoff">The target's.</param>
public readonly record struct CrisisMonth(int State, int SenderAct, int TargetAct, double SenderPayoff, double TargetPayoff);

/// <summary>What looks on while a replication runs. It sees; it cannot change.</summary>
public interface ICrisisObserver
{
    /// <summary>Called before month 0 and after every month.</summary>
    /// <param name="t">The month just played, from 0; −1 for the initial state.</param>
    /// <param name="month">What it brought.</param>
    void Observe(int t, in CrisisMonth month);
}

/// <summary>What a replication of the crisis game is reduced to. A month counts for the state in which it ends.</summary>
public struct CrisisOutcome
{
    /// <summary>Months that ended in peace.</summary>
    public int PeaceMonths;
    /// <summary>Months that ended in crisis.</summary>
    public int CrisisMonths;
    /// <summary>Months that ended in war.</summary>
    public int WarMonths;
    /// <summary>Crises: runs of months in crisis, cut off by the first and the last month.</summary>
    public int Crises;
    /// <summary>Wars: runs of months at war, cut off by the first and the last month.</summary>
    public int Wars;
    /// <summary>The first month that ended in crisis, counted from 1; 0 if none did.</summary>
    public int FirstCrisis;
    /// <summary>The first month that ended in war, counted from 1; 0 if none did.</summary>
    public int FirstWar;
    /// <summary>Months in which the sender fell below a crisis or a war that the target kept up.</summary>
    public int SenderBackedDown;
    /// <summary>Months in which the target fell below one that the sender kept up.</summary>
    public int TargetBackedDown;
    /// <summary>The sender's utility, summed over the months and discounted to month 1.</summary>
    public double SenderPayoff;
    /// <summary>The target's.</summary>
    public double TargetPayoff;
    /// <summary>The state at the end: 0 peace, 1 crisis, 2 war.</summary>
    public int Final;

    /// <summary>Months played.</summary>
    public readonly int Rounds => PeaceMonths + CrisisMonths + WarMonths;

    /// <summary>How many months a crisis lasted on average; NaN if there was none.</summary>
    public readonly double CrisisLength => Crises == 0 ? double.NaN : (double)CrisisMonths / Crises;

    /// <summary>How many months a war lasted on average; NaN if there was none.</summary>
    public readonly double WarLength => Wars == 0 ? double.NaN : (double)WarMonths / Wars;
}
