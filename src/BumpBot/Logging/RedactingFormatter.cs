using Serilog.Events;
using Serilog.Formatting;

namespace BumpBot.Logging;

/// <summary>Formats an event, then makes the finished text safe, so that nothing slips by in a property or an exception: secrets are masked, and what could steer a terminal is shown as its code.</summary>
public sealed class RedactingFormatter(ITextFormatter inner, Redactor redactor) : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var text = new StringWriter { NewLine = "\n" };
        inner.Format(logEvent, text);
        output.Write(Printable.Of(redactor.Redact(text.ToString())));
    }
}
