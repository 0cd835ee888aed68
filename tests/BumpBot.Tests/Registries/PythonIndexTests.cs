using BumpBot.Model;
using BumpBot.Registries;
using Microsoft.AspNetCore.Http;
using Serilog;

namespace BumpBot.Tests.Registries;

/// <summary>Against an index on loopback.</summary>
public sealed class PythonIndexTests : IDisposable
{
    private const string Simple = "application/vnd.pypi.simple.v1+json";

    private static readonly string A = new('a', 64);
    private static readonly string B = new('b', 64);
    private static readonly string C = new('c', 64);

    private readonly RegistryHttp _http = new(new EagerTime(), new LoggerConfiguration().CreateLogger());

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task The_hashes_of_all_files_of_the_version_are_given()
    {
        await using var index = await IndexAsync(Page(File("bsl_tool-1.2.0-py3-none-any.whl", B), File("bsl-tool-1.2.tar.gz", A.ToUpperInvariant()), File("bsl_tool-1.3-py3-none-any.whl", C)));
        Assert.Equal([A, B], await ThereAsync(index, "BSL_Tool", "1.2"));
        var asked = Assert.Single(index.Seen);
        Assert.Equal(("/simple/bsl-tool/", Simple, ""), (asked.Path, asked.Accept, asked.Authorization));
    }

    [Theory]
    [InlineData("true", false)]
    [InlineData("\"broken\"", false)]
    [InlineData("false", true)]
    [InlineData("\"\"", true)]
    [InlineData("null", true)]
    public async Task A_yanked_version_is_absent(string yanked, bool there)
    {
        await using var index = await IndexAsync(Page(File("bsl-tool-1.2.tar.gz", A, yanked)));
        Assert.Equal(there, await AskAsync(index, "bsl-tool", "1.2") is EvidenceAnswer.There);
        Assert.Equal(!there, await AskAsync(index, "bsl-tool", "1.2") is EvidenceAnswer.Absent);
    }

    [Fact]
    public async Task A_yanked_file_of_a_version_does_not_count()
    {
        await using var index = await IndexAsync(Page(File("bsl-tool-1.2.tar.gz", A, "true"), File("bsl_tool-1.2-py3-none-any.whl", B)));
        Assert.Equal([B], await ThereAsync(index, "bsl-tool", "1.2"));
    }

    [Theory]
    [InlineData("""{"md5":"x"}""")]
    [InlineData("{}")]
    [InlineData("""{"sha256":"short"}""")]
    public async Task Where_a_hash_is_missing_none_is_given(string hashes)
    {
        await using var index = await IndexAsync(Page(File("bsl-tool-1.2.tar.gz", A), $$"""{"filename":"bsl_tool-1.2-py3-none-any.whl","hashes":{{hashes}}}"""));
        Assert.Empty(await ThereAsync(index, "bsl-tool", "1.2"));
    }

    [Fact]
    public async Task What_is_no_file_in_the_list_is_passed_over()
    {
        await using var index = await IndexAsync(Page("null", "{}", File("bsl-tool-1.2.tar.gz", A)));
        Assert.Equal([A], await ThereAsync(index, "bsl-tool", "1.2"));
    }

    [Fact]
    public async Task What_is_not_there_is_absent()
    {
        await using var index = await IndexAsync(Page(File("bsl-tool-1.2.tar.gz", A)));
        Assert.IsType<EvidenceAnswer.Absent>(await AskAsync(index, "bsl-tool", "1.3"));
        Assert.IsType<EvidenceAnswer.Absent>(await AskAsync(index, "other", "1.2"));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(406)]
    public async Task An_index_of_web_pages_is_asked_by_the_older_api(int status)
    {
        await using var index = await LoopbackServer.StartAsync(context => (context.Request.Path.Value switch
        {
            "/root/simple/bsl-tool/" => Write(context, status, "text/html", "<a href='bsl-tool-1.2.tar.gz'>"),
            "/root/pypi/bsl-tool/1.2/json" => Write(context, 200, "application/json", $$"""{"info":{},"urls":[{"filename":"bsl-tool-1.2.tar.gz","digests":{"sha256":"{{A}}"},"yanked":false}]}"""),
            "/root/pypi/bsl-tool/json" => Write(context, 200, "application/json", $$$"""{"info":{},"releases":{"1.2":[{"filename":"bsl-tool-1.2.tar.gz","digests":{"sha256":"{{{A}}}"}}],"0.9":[],"0.8":null}}"""),
            _ => Write(context, 404, "text/html", ""),
        }));
        var at = new Uri(index.Url, "root/simple");
        Assert.Equal([A], Assert.IsType<EvidenceAnswer.There>(await AskAsync(at, "bsl-tool", "1.2")).Values);
        Assert.Equal([A], Assert.IsType<EvidenceAnswer.There>(await AskAsync(at, "bsl-tool", "1.2.0")).Values);
        Assert.IsType<EvidenceAnswer.Absent>(await AskAsync(at, "bsl-tool", "1.3"));
        Assert.IsType<EvidenceAnswer.Absent>(await AskAsync(at, "bsl-tool", "0.9"));
        Assert.IsType<EvidenceAnswer.Absent>(await AskAsync(at, "bsl-tool", "0.8"));
    }

    [Fact]
    public async Task An_index_of_web_pages_alone_is_unknown()
    {
        await using var index = await LoopbackServer.StartAsync(context =>
            Write(context, context.Request.Path.StartsWithSegments("/simple") ? 200 : 404, "text/html", ""));
        Assert.Contains("cannot read it", Assert.IsType<EvidenceAnswer.Unknown>(await AskAsync(index, "bsl-tool", "1.2")).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "", "credentials")]
    [InlineData(500, "", "answered 500")]
    [InlineData(200, "{", "something else than the documented JSON")]
    [InlineData(200, "null", "something else than the documented JSON")]
    [InlineData(200, """{"files":[{"filename":"bsl-tool-1.2.tar.gz","hashes":{"sha256":5}}]}""", "something else than the documented JSON")]
    [InlineData(200, """{"meta":{"api-version":"2.0"},"files":[]}""", "another version")]
    [InlineData(200, "{}", "another version")]
    public async Task What_goes_wrong_is_unknown(int status, string body, string why)
    {
        await using var index = await LoopbackServer.StartAsync(context => Write(context, status, Simple, body));
        Assert.Contains(why, Assert.IsType<EvidenceAnswer.Unknown>(await AskAsync(index, "bsl-tool", "1.2")).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_are_sent_to_the_index()
    {
        await using var index = await IndexAsync(Page(File("bsl-tool-1.2.tar.gz", A)));
        var source = new PythonIndex(_http, [new RegistrySettings.Python(new Uri(index.Url, "simple/"), new RegistryCredentials("me", "s3cret-Passw0rd"))]);
        await source.AskAsync(new EvidenceQuestion.PythonPackage("bsl-tool", "1.2"), CancellationToken.None);
        Assert.Equal("Basic " + Convert.ToBase64String("me:s3cret-Passw0rd"u8), Assert.Single(index.Seen).Authorization);
    }

    [Fact]
    public async Task Of_several_indexes_the_first_that_has_it_answers()
    {
        await using var none = await IndexAsync(Page());
        await using var broken = await LoopbackServer.StartAsync(context => Write(context, 403, Simple, ""));
        await using var has = await IndexAsync(Page(File("bsl-tool-1.2.tar.gz", A)));
        Assert.IsType<EvidenceAnswer.There>(await AskAsync("1.2", none, broken, has));
        Assert.IsType<EvidenceAnswer.Unknown>(await AskAsync("1.3", none, broken, has));
        Assert.IsType<EvidenceAnswer.Absent>(await AskAsync("1.3", none, has));
    }

    [Fact]
    public void Without_a_configured_index_nothing_is_served()
    {
        var question = new EvidenceQuestion.PythonPackage("bsl-tool", "1.2");
        Assert.False(new PythonIndex(_http, [new RegistrySettings.Images("ghcr.io", null, null)]).Serves(question));
        Assert.True(new PythonIndex(_http, [new RegistrySettings.Python(new Uri("https://index.test/simple/"), null)]).Serves(question));
    }

    [Fact]
    public async Task What_is_no_name_of_a_package_is_unknown()
    {
        await using var index = await IndexAsync(Page());
        Assert.IsType<EvidenceAnswer.Unknown>(await AskAsync(index, "../../etc", "1.2"));
        Assert.Empty(index.Seen);
    }

    private static Task<LoopbackServer> IndexAsync(string page) => LoopbackServer.StartAsync(context =>
        context.Request.Path == "/simple/bsl-tool/" ? Write(context, 200, Simple, page) : Write(context, 404, "text/plain", ""));

    private static string Page(params string[] files) => $$"""{"meta":{"api-version":"1.1"},"name":"bsl-tool","versions":["1.2"],"files":[{{string.Join(',', files)}}]}""";

    private static string File(string name, string sha256, string yanked = "false") =>
        $$"""{"filename":"{{name}}","url":"https://files.test/{{name}}","hashes":{"sha256":"{{sha256}}"},"requires-python":">=3.8","yanked":{{yanked}}}""";

    private static Task Write(HttpContext context, int status, string type, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    }

    private Task<EvidenceAnswer> AskAsync(LoopbackServer index, string name, string version) => AskAsync(new Uri(index.Url, "simple/"), name, version);

    private Task<EvidenceAnswer> AskAsync(Uri index, string name, string version) =>
        new PythonIndex(_http, [new RegistrySettings.Python(index, null)]).AskAsync(new EvidenceQuestion.PythonPackage(name, version), CancellationToken.None);

    private Task<EvidenceAnswer> AskAsync(string version, params LoopbackServer[] indexes) =>
        new PythonIndex(_http, [.. indexes.Select(index => new RegistrySettings.Python(new Uri(index.Url, "simple/"), null))])
            .AskAsync(new EvidenceQuestion.PythonPackage("bsl-tool", version), CancellationToken.None);

    private async Task<IReadOnlyList<string>> ThereAsync(LoopbackServer index, string name, string version) =>
        Assert.IsType<EvidenceAnswer.There>(await AskAsync(index, name, version)).Values;
}
