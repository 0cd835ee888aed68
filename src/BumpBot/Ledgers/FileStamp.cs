namespace BumpBot.Ledgers;

/// <summary>What a file system tells of a file that was not read.</summary>
internal readonly record struct FileStamp(long Length, DateTime Written)
{
    /// <summary>Of a file system that keeps times in whole seconds, or in two.</summary>
    private static readonly TimeSpan CoarseStep = TimeSpan.FromSeconds(2);

    /// <summary>Of the others: times are taken from a clock that goes on by ticks of the kernel.</summary>
    private static readonly TimeSpan FineStep = TimeSpan.FromMilliseconds(50);

    private TimeSpan Step => Written.Ticks % TimeSpan.TicksPerSecond == 0 ? CoarseStep : FineStep;

    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public static FileStamp Of(string path)
    {
        var file = new FileInfo(path);
        return new FileStamp(file.Length, file.LastWriteTimeUtc);
    }

    /// <summary>Whether each write after this moment shows in another stamp: one right after the last might not.</summary>
    public bool IsSettled(DateTimeOffset now) => now.UtcDateTime - Written > Step;
}
