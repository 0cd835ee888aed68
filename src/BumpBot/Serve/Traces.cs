using System.Diagnostics;
using BumpBot.Model;
using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace BumpBot.Serve;

/// <summary>Sends the spans to where the standard variables of OpenTelemetry say; without them nothing is made.</summary>
/// <remarks>opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables; the package reads all others by itself.</remarks>
public sealed class Traces : IDisposable
{
    /// <summary>So long the last spans may take to arrive when the service stops.</summary>
    private const int StopPatienceInMilliseconds = 2000;

    private readonly TracerProvider _provider;

    private Traces(TracerProvider provider) => _provider = provider;

    /// <summary>Null = no traces are asked for.</summary>
    /// <param name="version">The program's.</param>
    public static Traces? Start(Func<string, string?> variable, string version)
    {
        if (!AreWanted(variable))
            return null;
        // Who is asked by the program is told nothing of its traces.
        DistributedContextPropagator.Current = DistributedContextPropagator.CreateNoOutputPropagator();
        return new Traces(Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(resource => resource.AddService("bumpbot", serviceVersion: version).AddEnvironmentVariableDetector())
            .AddSource(Spans.Source.Name)
            .AddOtlpExporter()
            .Build());
    }

    public void Dispose()
    {
        _provider.Shutdown(StopPatienceInMilliseconds);
        _provider.Dispose();
    }

    /// <summary>The values of the headers that go to the collector, credentials among them.</summary>
    public static IEnumerable<string> HeadersIn(Func<string, string?> variable) =>
        from name in (string[])["OTEL_EXPORTER_OTLP_HEADERS", "OTEL_EXPORTER_OTLP_TRACES_HEADERS"]
        from pair in (variable(name) ?? "").Split(',')
        where pair.Contains('=', StringComparison.Ordinal)
        select Uri.UnescapeDataString(pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim());

    public static bool AreWanted(Func<string, string?> variable) =>
        !"true".Equals(variable("OTEL_SDK_DISABLED"), StringComparison.OrdinalIgnoreCase)
        && !"none".Equals(variable("OTEL_TRACES_EXPORTER"), StringComparison.OrdinalIgnoreCase)
        && (!string.IsNullOrWhiteSpace(variable("OTEL_EXPORTER_OTLP_ENDPOINT")) || !string.IsNullOrWhiteSpace(variable("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")));
}
