namespace BumpBot.Commands;

/// <summary>What the process tells its caller.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>Something failed; what could be done was done.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage, or mistakes in the config.</summary>
    public const int WrongUsage = 2;

    /// <summary>Asked by <c>--exit-code</c>: something is out of date.</summary>
    public const int OutOfDate = 3;
}
