using System.Runtime.InteropServices;
using System.Threading.Channels;
using Serilog;

namespace BumpBot.Serve;

/// <summary>Says when the started config may have changed: by SIGHUP, by the system's news of its file, and by reading it now and then where such news does not come.</summary>
/// <param name="file">Its full path; null = there is none, and SIGHUP alone counts.</param>
/// <param name="changed">Told with the reason, one at a time.</param>
public sealed class ConfigWatch(string? file, Action<string> changed, TimeProvider time, ILogger log)
{
    private const string Hangup = "SIGHUP";

    /// <summary>Editors write a file in several steps.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(15);

    private readonly Channel<string> _news = Channel.CreateUnbounded<string>();
    private string? _known = Text(file);

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var signal = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
        {
            context.Cancel = true;
            _news.Writer.TryWrite(Hangup);
        });
        using var watcher = Watcher();
        using var polling = time.CreateTimer(_ => _news.Writer.TryWrite("poll"), null, Poll, Poll);
        while (await _news.Reader.WaitToReadAsync(cancellation))
        {
            await Task.Delay(Calm, time, cancellation);
            var isAsked = false;
            while (_news.Reader.TryRead(out var news))
                isAsked |= news == Hangup;
            Look(isAsked);
        }
    }

    /// <summary>Reads the file once, and tells where it says something else than before.</summary>
    /// <param name="isAsked">Whether it is told in any case.</param>
    internal void Look(bool isAsked)
    {
        var text = Text(file);
        if (!isAsked && (text is null || text == _known))
            return;
        _known = text ?? _known;
        changed(isAsked ? Hangup : "its file changed");
    }

    /// <summary>Null where it cannot be read: it is being replaced, or gone.</summary>
    private static string? Text(string? file)
    {
        try
        {
            return file is null ? null : File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Null where the system has no way to tell, or no more of it to give.</summary>
    private FileSystemWatcher? Watcher()
    {
        if (file is null)
            return null;
        try
        {
            var watcher = new FileSystemWatcher(Path.GetDirectoryName(file)!) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size };
            watcher.Filters.Add(Path.GetFileName(file));
            watcher.Changed += Tell;
            watcher.Created += Tell;
            watcher.Renamed += Tell;
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or PlatformNotSupportedException or ArgumentException)
        {
            log.Debug("the config's file is only read now and then: {Why}", e.Message);
            return null;
        }

        void Tell(object sender, FileSystemEventArgs change) => _news.Writer.TryWrite("file");
    }
}
