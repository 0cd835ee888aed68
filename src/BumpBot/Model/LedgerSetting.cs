namespace BumpBot.Model;

/// <summary>Where the config wants the ledger. A closed family.</summary>
public abstract record LedgerSetting
{
    private LedgerSetting() { }

    /// <param name="Path">Full.</param>
    public sealed record File(string Path) : LedgerSetting
    {
        public override string ToString() => Path;
    }

    /// <summary>On a branch of the repository that holds the config.</summary>
    public sealed record Branch : LedgerSetting
    {
        public override string ToString() => LedgerPlace.BranchWord;
    }

    public sealed record Redis(RedisPlace Server) : LedgerSetting
    {
        public override string ToString() => Server.ToString();
    }
}
