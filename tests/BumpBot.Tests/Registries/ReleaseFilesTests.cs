using System.Security.Cryptography;
using BumpBot.Model;
using BumpBot.Registries;
using BumpBot.Registries.Files;
using Microsoft.AspNetCore.Http;
using Serilog;
using Updaters.References;

namespace BumpBot.Tests.Registries;

/// <summary>Against a server on loopback.</summary>
public sealed class ReleaseFilesTests : IDisposable
{
    private const string Asset = "acme/tool/releases/download/v1.2.3/tool.zip";

    private static readonly RepoName Repo = RepoName.Parse("acme/tool");
    private static readonly byte[] Content = RandomNumberGenerator.GetBytes(3_000_000);
    private static readonly string Sha256 = Convert.ToHexStringLower(SHA256.HashData(Content));

    private readonly RegistryHttp _http = new(new EagerTime(), new LoggerConfiguration().CreateLogger());

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("https://github.com/acme/tool/releases/download/v1.2.3/tool.zip")]
    [InlineData("https://github.com/Acme/Tool/releases/download/cli/v1.2.3/tool.zip")]
    [InlineData("https://github.com/acme/tool/releases/download/v1.2.3/tool.zip#sha256=abc")]
    [InlineData("https://github.com/acme/tool/archive/refs/tags/v1.2.3.tar.gz")]
    [InlineData("https://github.com/acme/tool/archive/v1.2.3.zip")]
    [InlineData("https://github.com/acme/tool/tarball/v1.2.3")]
    [InlineData("https://codeload.github.com/acme/tool/tar.gz/refs/tags/v1.2.3")]
    [InlineData("https://api.github.com/repos/acme/tool/zipball/v1.2.3")]
    public void Files_of_releases_and_archives_are_the_repositorys(string url) => Assert.Equal(Repo, OnGitHub().RepositoryOf(new Uri(url)));

    [Theory]
    [InlineData("http://github.com/acme/tool/releases/download/v1.2.3/tool.zip")]
    [InlineData("https://github.com:8443/acme/tool/releases/download/v1.2.3/tool.zip")]
    [InlineData("https://github.com.evil.test/acme/tool/releases/download/v1.2.3/tool.zip")]
    [InlineData("https://me:pw@github.com/acme/tool/releases/download/v1.2.3/tool.zip")]
    [InlineData("https://github.com/acme/tool/releases/download/v1.2.3/tool.zip?x=1")]
    [InlineData("https://github.com/acme/tool/releases/latest/download/tool.zip")]
    [InlineData("https://github.com/acme/tool/raw/v1.2.3/tool.zip")]
    [InlineData("https://github.com/acme/tool/releases/download/v1.2.3/")]
    [InlineData("https://github.com/acme/tool/../../other/x")]
    [InlineData("https://github.com/acme/tool%2f../releases/download/v1.2.3/tool.zip")]
    [InlineData("https://github.com/acme//tool/releases/download/v1.2.3/tool.zip")]
    [InlineData("https://raw.githubusercontent.com/acme/tool/v1.2.3/tool.zip")]
    [InlineData("https://github.com/repos/acme/tool/tarball")]
    [InlineData("https://codeload.github.com/acme/tool/releases")]
    [InlineData("/acme/tool/releases/download/v1.2.3/tool.zip")]
    public void Nothing_else_is(string url) => Assert.Null(OnGitHub().RepositoryOf(new Uri(url, UriKind.RelativeOrAbsolute)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_is_hashed_as_it_is_stored(bool withLength)
    {
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.ContentLength = withLength ? Content.Length : null;
            return context.Response.Body.WriteAsync(Content).AsTask();
        });
        Assert.Equal([Sha256], Assert.IsType<EvidenceAnswer.There>(await AskAsync(server)).Values);
        Assert.Equal("", Assert.Single(server.Seen).Authorization);
    }

    [Fact]
    public async Task An_archive_is_hashed()
    {
        await using var server = await LoopbackServer.StartAsync(context => context.Response.Body.WriteAsync(Content).AsTask());
        Assert.IsType<EvidenceAnswer.There>(await AskAsync(server, "acme/tool/archive/refs/tags/v1.2.3.tar.gz"));
    }

    [Fact]
    public async Task A_redirect_to_the_storage_is_followed()
    {
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            if (context.Request.Path == "/" + Asset)
                context.Response.Redirect("/acme/renamed/releases/download/v1.2.3/tool.zip");
            return context.Response.Body.WriteAsync(context.Response.StatusCode == 200 ? Content : []).AsTask();
        });
        Assert.Equal([Sha256], Assert.IsType<EvidenceAnswer.There>(await AskAsync(server)).Values);
    }

    [Theory]
    [InlineData("text/html; charset=utf-8", "/login")]
    [InlineData("application/octet-stream", "/login")]
    [InlineData("text/html; charset=utf-8", "/acme/tool/releases/download/v1/x")]
    public async Task A_page_in_the_files_place_is_not_hashed(string type, string page)
    {
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            if (context.Request.Path == "/" + Asset)
                context.Response.Redirect(page);
            else
                context.Response.ContentType = type;
            return Task.CompletedTask;
        });
        Assert.Contains("web page", Assert.IsType<EvidenceAnswer.Unknown>(await AskAsync(server)).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_is_cut_is_unknown_after_three_tries(bool withLength)
    {
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            context.Response.ContentLength = withLength ? Content.Length : null;
            await context.Response.Body.WriteAsync(Content.AsMemory(0, 1_000_000));
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        Assert.Contains("cut short", Assert.IsType<EvidenceAnswer.Unknown>(await AskAsync(server)).Why, StringComparison.Ordinal);
        Assert.Equal(3, server.Seen.Count);
    }

    [Fact]
    public async Task A_file_that_comes_whole_in_the_end_is_hashed()
    {
        var tries = 0;
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            context.Response.ContentLength = Content.Length;
            if (++tries == 1)
            {
                await context.Response.Body.WriteAsync(Content.AsMemory(0, 1000));
                context.Abort();
                return;
            }
            await context.Response.Body.WriteAsync(Content);
        });
        Assert.Equal([Sha256], Assert.IsType<EvidenceAnswer.There>(await AskAsync(server)).Values);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_not_read()
    {
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            context.Response.ContentLength = (500L << 20) + 1;
            await context.Response.Body.WriteAsync(Content.AsMemory(0, 1000));
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        });
        Assert.Contains("larger than 500 MB", Assert.IsType<EvidenceAnswer.Unknown>(await AskAsync(server)).Why, StringComparison.Ordinal);
        Assert.Single(server.Seen);
    }

    [Fact]
    public async Task A_file_that_was_packed_for_the_way_is_not_hashed()
    {
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.Body.WriteAsync(Content).AsTask();
        });
        Assert.Contains("encoded form", Assert.IsType<EvidenceAnswer.Unknown>(await AskAsync(server)).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, true)]
    [InlineData(403, false)]
    [InlineData(500, false)]
    public async Task Only_a_file_that_is_not_found_is_absent(int status, bool absent)
    {
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        var answer = await AskAsync(server);
        Assert.Equal(absent, answer is EvidenceAnswer.Absent);
        Assert.Equal(!absent, answer is EvidenceAnswer.Unknown);
    }

    [Fact]
    public async Task A_file_of_another_repository_is_not_read()
    {
        await using var server = await LoopbackServer.StartAsync(context => context.Response.Body.WriteAsync(Content).AsTask());
        var why = Assert.IsType<EvidenceAnswer.NoPlace>(await AskAsync(server, "acme/other/releases/download/v1.2.3/tool.zip")).Why;
        Assert.Contains("is not a file of a release of acme/tool", why, StringComparison.Ordinal);
        Assert.Empty(server.Seen);
    }

    private static ReleaseFileUrls OnGitHub() => new(new Uri("https://api.github.com/"), new Uri("https://github.com/"));

    private Task<EvidenceAnswer> AskAsync(LoopbackServer server, string path = Asset) =>
        new ReleaseFiles(_http, new Uri(server.Url, "api/v3/"), server.Url).AskAsync(new EvidenceQuestion.FileHash(Repo, new Uri(server.Url, path)), CancellationToken.None);
}
