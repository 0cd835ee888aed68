using BumpBot.Logging;
using Serilog.Events;

namespace BumpBot.Tests.Logging;

public sealed class LogsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_secret_in_a_property_or_an_exception_does_not_reach_the_file()
    {
        const string token = "the-token-of-this-test";
        using var people = new StringWriter();
        using (var log = Logs.Create(LogEventLevel.Information, Path.Combine(_folder, "bumpbot.log"), new Redactor([token]), people))
            log.Error(new InvalidOperationException($"bad {token}"), "asked {Url} with {@Headers}", $"https://x/?t={token}", new { Authorization = $"Bearer {token}" });
        var text = File.ReadAllText(Assert.Single(Directory.GetFiles(_folder)));
        Assert.Contains("asked {Url}", text, StringComparison.Ordinal);
        Assert.Contains("***", text, StringComparison.Ordinal);
        Assert.DoesNotContain(token, text + people, StringComparison.Ordinal);
        Assert.Contains("asked https://x", people.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_could_steer_a_terminal_is_shown_as_its_code()
    {
        var formatter = new RedactingFormatter(
            new Serilog.Formatting.Display.MessageTemplateTextFormatter("{Message:lj}{NewLine}"), new Redactor([]));
        using var output = new StringWriter();
        using var log = new Serilog.LoggerConfiguration().WriteTo.Sink(new LineSink(formatter, output)).CreateLogger();
        log.Information("released {Tag}", "v1\u001b[2J");
        Assert.Equal("released v1\\u001b[2J\n", output.ToString());
    }
}
