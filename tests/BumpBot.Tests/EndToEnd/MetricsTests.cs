using System.Collections.Concurrent;
using System.Text;
using BumpBot.Tests.Registries;
using BumpBot.Tests.Serve.Metrics;

namespace BumpBot.Tests.EndToEnd;

/// <summary>What the running service tells those who watch over it.</summary>
public class MetricsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_cycle_the_metrics_tell_what_was_done()
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Configure("schedule: \"0 0 1 1 *\"\ntargets: [acme/app]\nwatch: [tools/hammer]\n");
        await using var service = await ServiceProcess.StartAsync(scene);
        await service.UntilAsync("target:acme/app is done");
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(service.Url, "metrics"), Cancellation);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        var values = PrometheusText.Parse(text);
        Assert.All(values.Keys, series => Assert.StartsWith("bumpbot_", series, StringComparison.Ordinal));
        Assert.Equal(1, values["bumpbot_bumps_total{outcome=\"opened\",reason=\"none\"}"]);
        Assert.Equal(1, values["bumpbot_target_runs_total{result=\"done\"}"]);
        Assert.Equal(1, values["bumpbot_open_pull_requests"]);
        Assert.Equal((1, 0), (values["bumpbot_upstreams"], values["bumpbot_upstreams_overdue"]));
        Assert.InRange(values["bumpbot_api_requests_total{route=\"repos/pulls\",status=\"201\"}"], 1, 1);
        Assert.InRange(values["bumpbot_rate_limit_remaining{resource=\"core\"}"], 1, 5000);
        Assert.Equal(1, values["bumpbot_look_duration_seconds_count{kind=\"target\",result=\"done\"}"]);
        Assert.True(values.ContainsKey("bumpbot_last_look_timestamp_seconds{upstream=\"tools/hammer\"}"));
        Assert.DoesNotContain(scene.Environment["GITHUB_TOKEN"], text, StringComparison.Ordinal);
        await service.StopAsync();
    }

    [Fact]
    public async Task Traces_are_sent_where_the_standard_variables_say_without_a_secret()
    {
        var bodies = new ConcurrentQueue<string>();
        await using var collector = await LoopbackServer.StartAsync(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, Cancellation);
            bodies.Enqueue(Encoding.Latin1.GetString(body.ToArray()));
        });
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Configure("schedule: \"0 0 1 1 *\"\ntargets: [acme/app]\nwatch: [tools/hammer]\n");
        scene.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Url.AbsoluteUri;
        scene.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        scene.Environment["OTEL_EXPORTER_OTLP_HEADERS"] = "api-key=a-secret-of-the-collector";
        await using var service = await ServiceProcess.StartAsync(scene);
        await service.UntilAsync("target:acme/app is done");
        await service.StopAsync();
        Assert.All(collector.Requests, request => Assert.Equal("POST /v1/traces", request));
        var all = string.Concat(bodies);
        Assert.All(["look", "target:acme/app", "bumpbot.target", "bumpbot.route", "repos/pulls"], part => Assert.Contains(part, all, StringComparison.Ordinal));
        Assert.All([scene.Environment["GITHUB_TOKEN"], ServiceProcess.Secret, "a-secret-of-the-collector", "http://"], secret => Assert.DoesNotContain(secret, all, StringComparison.Ordinal));
    }
}
