using Updaters.References;

namespace BumpBot.Model;

/// <summary>Where the ledger is. A closed family.</summary>
public abstract record LedgerPlace
{
    private LedgerPlace() { }

    /// <summary>What stands for a branch where a ledger is named; a file of that name is written <c>./branch</c>.</summary>
    public const string BranchWord = "branch";

    /// <param name="Path">Full.</param>
    public sealed record File(string Path) : LedgerPlace
    {
        public override string ToString() => Path;
    }

    public sealed record Branch(RepoName Repo) : LedgerPlace
    {
        /// <summary>Of the branch.</summary>
        public const string Name = "bumpbot-ledger";

        /// <summary>The one file on it.</summary>
        public const string FileName = "ledger.json";

        public override string ToString() => $"the branch {Name} of {Repo}";
    }

    /// <summary>In Redis, where several processes share it, and the queue with it.</summary>
    public sealed record Redis(RedisPlace Server) : LedgerPlace
    {
        public override string ToString() => Server.ToString();
    }
}
