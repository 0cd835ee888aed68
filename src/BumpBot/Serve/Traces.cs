using BumpBot.Model;
using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using System.Diagnostics;

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

    public static bool AreWanted(Func<string, string?> variable) =>
        !"true".Equals(variable("OTEL_SDK_DISABLED"), StringComparison.OrdinalIgnoreCase)
        && !"none".Equals(variable("OTEL_TRACES_EXPORTER"), StringComparison.OrdinalIgnoreCase)
        && (!string.IsNullOrWhiteSpace(variable("OTEL_EXPORTER_OTLP_ENDPOINT")) || !string.IsNullOrWhiteSpace(variable("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")));
}
