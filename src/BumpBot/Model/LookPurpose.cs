namespace BumpBot.Model;

/// <summary>What a look is made for.</summary>
public enum LookPurpose
{
    /// <summary>The ledger remembers what it tells.</summary>
    Record,

    /// <summary>It is only shown, so nothing is asked for that would have to be remembered.</summary>
    Show,
}
