using System.Net;
using BumpBot.Model;
using BumpBot.Registries;
using BumpBot.Tests.GitHub;
using Microsoft.Extensions.Time.Testing;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace BumpBot.Tests.Registries;

/// <summary>A transport that answers for all hosts by script and remembers what it was asked, under the program's own handlers.</summary>
internal sealed class ScriptedPlaces : HttpMessageHandler, ILogEventSink
{
    private readonly Func<SeenRequest, HttpResponseMessage> _answer;

    public ScriptedPlaces(Func<SeenRequest, HttpResponseMessage> answer)
    {
        _answer = answer;
        Http = new RegistryHttp(Time, new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(this).CreateLogger(), this);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public RegistryHttp Http { get; }

    public List<SeenRequest> Seen { get; } = [];

    public List<string> Logged { get; } = [];

    public IEnumerable<string> Requests => Seen.Select(request => $"{request.Method} {request.Address.AbsoluteUri}");

    public IEnumerable<double> Seconds => Seen.Select(request => (request.At - Seen[0].At).TotalSeconds);

    public ImageRegistry Images(params RegistrySettings[] settings) => new(Http, settings, Time);

    public PythonIndex Python(params RegistrySettings[] settings) => new(Http, settings);

    public NuGetFeed NuGet(params RegistrySettings[] settings) => new(Http, settings, Time);

    public static HttpResponseMessage Answer(int status, string body = "", string type = "application/json", params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, System.Text.Encoding.UTF8, type) };
        foreach (var (name, value) in headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    public static HttpResponseMessage Status(int status, params (string Name, string Value)[] headers) => Answer(status, headers: headers);

    /// <summary>Lets the clock run, second by second, until the work is done.</summary>
    public async Task<EvidenceAnswer> RunAsync(Task<EvidenceAnswer> work)
    {
        while (!work.IsCompleted)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        return await work;
    }

    public void Emit(LogEvent logEvent)
    {
        lock (Logged)
            Logged.Add(logEvent.RenderMessage() + logEvent.Exception);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        var seen = new SeenRequest(request.Method.Method, request.RequestUri!, headers, null, body, Time.GetUtcNow());
        lock (Seen)
            Seen.Add(seen);
        var response = _answer(seen);
        response.RequestMessage = request;
        return response;
    }
}
