using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace BumpBot.Logging;

/// <summary>Writes each event to a stream of text for people, such as standard error.</summary>
internal sealed class LineSink(ITextFormatter formatter, TextWriter lines) : ILogEventSink
{
    private readonly Lock _lock = new();

    public void Emit(LogEvent logEvent)
    {
        lock (_lock)
        {
            formatter.Format(logEvent, lines);
            lines.Flush();
        }
    }
}
