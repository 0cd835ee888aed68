using System.Net;
using BumpBot.GitHub.Http;
using BumpBot.Model;
using BumpBot.Publishing;
using Xunit;

namespace BumpBot.Tests.GitHub;

public sealed class WriteGuardTests : IDisposable
{
    private readonly List<string> _sent = [];
    private readonly List<string> _asked = [];
    private readonly CancellationTokenSource _lost = new();
    private readonly HttpMessageInvoker _github;

    public WriteGuardTests() => _github = new HttpMessageInvoker(new PacedHandler(new WritePacer(ApiSettings.Default, TimeProvider.System)) { InnerHandler = new Answering(_sent) });

    public void Dispose()
    {
        _github.Dispose();
        _lost.Dispose();
    }

    [Fact]
    public async Task What_was_lost_is_not_written_but_may_still_be_read()
    {
        WriteGuard.Add(_lost.CancelAsync);
        await SendAsync(HttpMethod.Get);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendAsync(HttpMethod.Post));
        Assert.Equal(["GET"], _sent);
    }

    [Fact]
    public async Task All_who_hold_the_work_are_asked_before_each_write()
    {
        WriteGuard.Add(() => Asked("look"));
        WriteGuard.Add(() => Asked("target"));
        await SendAsync(HttpMethod.Post);
        await SendAsync(HttpMethod.Patch);
        Assert.Equal(["look", "target", "look", "target"], _asked);
        Assert.Equal(["POST", "PATCH"], _sent);
    }

    [Fact]
    public async Task What_the_asking_writes_itself_is_not_asked_about()
    {
        WriteGuard.Add(async () =>
        {
            await Asked("lease");
            await SendAsync(HttpMethod.Put);
        });
        await SendAsync(HttpMethod.Post);
        Assert.Equal(["lease"], _asked);
        Assert.Equal(["PUT", "POST"], _sent);
    }

    [Fact]
    public async Task It_holds_for_the_work_that_asked_for_it_alone()
    {
        await WorkAsync();
        await SendAsync(HttpMethod.Post);
        Assert.Equal(["work"], _asked);

        async Task WorkAsync()
        {
            WriteGuard.Add(() => Asked("work"));
            await SendAsync(HttpMethod.Post);
        }
    }

    private Task Asked(string who)
    {
        _asked.Add(who);
        return Task.CompletedTask;
    }

    private async Task SendAsync(HttpMethod method)
    {
        using var request = new HttpRequestMessage(method, "http://localhost/repos/acme/app/issues");
        using var answer = await _github.SendAsync(request, _lost.Token);
    }

    private sealed class Answering(List<string> sent) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            sent.Add(request.Method.Method);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
        }
    }
}
