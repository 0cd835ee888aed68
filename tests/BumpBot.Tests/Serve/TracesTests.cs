using BumpBot.Serve;

namespace BumpBot.Tests.Serve;

public class TracesTests
{
    [Theory]
    [InlineData("", false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318", true)]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://127.0.0.1:4318/v1/traces", true)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=", false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318 OTEL_SDK_DISABLED=True", false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318 OTEL_TRACES_EXPORTER=none", false)]
    public void They_are_sent_where_the_standard_variables_ask_for_them(string environment, bool areWanted)
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.Equal(areWanted, Traces.AreWanted(variables.GetValueOrDefault));
    }

    [Fact]
    public void The_headers_of_the_collector_are_known_as_secrets() =>
        Assert.Equal(["one=1", "a b"], Traces.HeadersIn(name => name == "OTEL_EXPORTER_OTLP_HEADERS" ? "api-key=one=1, x=a%20b,broken" : null));
}
