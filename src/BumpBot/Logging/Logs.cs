using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Formatting.Display;

namespace BumpBot.Logging;

/// <summary>Where logs go: lines for people on standard error, structured events in a rolling file where one is asked for.</summary>
public static class Logs
{
    private const string Line = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";
    private const int FilesKept = 14;
    private const long LargestFile = 50 * 1024 * 1024;

    /// <param name="people">Standard error.</param>
    /// <param name="file">A day is put into its name; null = no file.</param>
    public static Logger Create(LogEventLevel level, string? file, Redactor redactor, TextWriter people)
    {
        var lines = new RedactingFormatter(new MessageTemplateTextFormatter(Line, CultureInfo.InvariantCulture), redactor);
        var logs = new LoggerConfiguration()
            .MinimumLevel.Is(level)
            .WriteTo.Sink(new LineSink(lines, people));
        if (file is not null)
        {
            logs.WriteTo.File(
                new RedactingFormatter(new CompactJsonFormatter(), redactor),
                file,
                rollingInterval: RollingInterval.Day,
                rollOnFileSizeLimit: true,
                fileSizeLimitBytes: LargestFile,
                retainedFileCountLimit: FilesKept);
        }
        return logs.CreateLogger();
    }
}
