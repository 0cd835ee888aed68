namespace BumpBot.Http;

/// <summary>What the program calls itself to servers.</summary>
internal static class ProgramName
{
    public const string Name = "bumpbot";

    public static readonly string Version = typeof(ProgramName).Assembly.GetName().Version?.ToString(3) ?? "0";
}
