namespace BumpBot.Config.Reading;

/// <summary>Where the ledger lies.</summary>
internal static class LedgerPath
{
    private const string Remedy = "write ledger: .bumpbot/ledger.json";

    public static string? Read(Scalar text, ScalarReader scalars)
    {
        if (text.Value == "branch" || text.Value.Contains("://", StringComparison.Ordinal))
            scalars.Problems.Add(text.At, "a ledger that is no file is not supported yet", Remedy);
        else if (Words.IsNothing(text.Value))
            scalars.Problems.Add(text.At, "the bot needs a ledger", $"{Remedy}, or remove the line for the default place");
        else if (text.Value.EndsWith('/') || text.Value is "." or "..")
            scalars.Problems.Add(text.At, $"{text.Quoted} is a folder", Remedy);
        else
            return LocalPath.Read(text, scalars);
        return null;
    }
}
