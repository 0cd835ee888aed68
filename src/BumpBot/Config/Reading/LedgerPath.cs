using BumpBot.Model;

namespace BumpBot.Config.Reading;

/// <summary>Where the ledger lies.</summary>
internal static class LedgerPath
{
    private const string Remedy = $"write ledger: .bumpbot/ledger.json, ledger: branch, or ledger: {RedisAddress.Example}";

    public static LedgerSetting? Read(Scalar text, ScalarReader scalars)
    {
        if (text.Value == LedgerPlace.BranchWord)
            return new LedgerSetting.Branch();
        if (text.Value.Contains("://", StringComparison.Ordinal))
            return OnServer(text, scalars);
        if (Words.IsNothing(text.Value))
            scalars.Problems.Add(text.At, "the bot needs a ledger", $"{Remedy}, or remove the line for the default place");
        else if (text.Value.EndsWith('/') || text.Value is "." or "..")
            scalars.Problems.Add(text.At, $"{text.Quoted} is a folder", Remedy);
        else
            return LocalPath.Read(text, scalars) is { } path ? new LedgerSetting.File(path) : null;
        return null;
    }

    private static LedgerSetting.Redis? OnServer(Scalar text, ScalarReader scalars)
    {
        var place = RedisAddress.Read(text.Value, isEncoded: !text.IsSubstituted);
        if (place is null)
            scalars.Problems.Add(text.At, "the ledger's address is none of a Redis server", Remedy);
        else if (place.Password is not null && !text.IsSubstituted)
            scalars.Problems.Add(text.At, "the password of the ledger's server stands in the file", "write ledger: redis://:${REDIS_PASSWORD}@host:6379, and set that environment variable");
        else
            return new LedgerSetting.Redis(place);
        return null;
    }
}
