using BumpBot.Model;

namespace BumpBot.Config.Reading;

/// <summary>Where the ledger lies.</summary>
internal static class LedgerPath
{
    private const string Remedy = "write ledger: .bumpbot/ledger.json, or ledger: branch";

    public static LedgerSetting? Read(Scalar text, ScalarReader scalars)
    {
        if (text.Value == LedgerPlace.BranchWord)
            return new LedgerSetting.Branch();
        if (text.Value.Contains("://", StringComparison.Ordinal))
            scalars.Problems.Add(text.At, "a ledger on another server is not supported yet", Remedy);
        else if (Words.IsNothing(text.Value))
            scalars.Problems.Add(text.At, "the bot needs a ledger", $"{Remedy}, or remove the line for the default place");
        else if (text.Value.EndsWith('/') || text.Value is "." or "..")
            scalars.Problems.Add(text.At, $"{text.Quoted} is a folder", Remedy);
        else
            return LocalPath.Read(text, scalars) is { } path ? new LedgerSetting.File(path) : null;
        return null;
    }
}
