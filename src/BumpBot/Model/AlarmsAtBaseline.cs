namespace BumpBot.Model;

/// <summary>What a baseline makes of the alarms that stand.</summary>
public enum AlarmsAtBaseline
{
    /// <summary>They stand on: nobody looked at them one by one.</summary>
    Kept,

    /// <summary>A person named the upstream, and what is there now is what later looks are held against.</summary>
    Accepted,
}
