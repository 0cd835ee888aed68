using Serilog.Events;
using Serilog.Formatting;

namespace BumpBot.Logging;

/// <summary>Formats an event, then removes secrets from the finished text: so none can slip by in a property or an exception.</summary>
public sealed class RedactingFormatter(ITextFormatter inner, Redactor redactor) : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var text = new StringWriter();
        inner.Format(logEvent, text);
        output.Write(redactor.Redact(text.ToString()));
    }
}
