using System.IO.Compression;
using System.Text;
using System.Text.Json;
using BumpBot.Serve.Webhooks;
using CsCheck;
using Updaters.References;

namespace BumpBot.Tests.Serve.Webhooks;

public class NudgesTests
{
    private static readonly Lazy<IReadOnlyList<(string Name, byte[] Payload)>> Examples = new(ReadExamples);

    [Fact]
    public void Every_example_of_GitHub_is_read_where_its_event_is_known_and_ignored_elsewhere()
    {
        var results = Examples.Value.Select(example => (example.Name, Result: Nudges.Read(example.Name, example.Payload))).ToList();
        Assert.Equal(329, results.Count);
        Assert.DoesNotContain(results, one => one.Result is NudgeResult.Malformed);
        Assert.All(results.Where(one => !Nudges.IsKnown(one.Name)), one => Assert.IsType<NudgeResult.Ignored>(one.Result));
        Assert.Equal(
            ["create 5 of 5", "installation 3 of 7", "issues 29 of 29", "push 7 of 7", "release 13 of 13"],
            results.Where(one => Nudges.IsKnown(one.Name)).GroupBy(one => one.Name)
                .Select(group => (group.Key, Read: group.Count(one => one.Result is NudgeResult.Nudges), All: group.Count()))
                .Where(group => group.Read > 0)
                .Select(group => $"{group.Key} {group.Read} of {group.All}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("release", """{"action":"published","repository":{"full_name":"o/r"}}""", "upstream:o/r")]
    [InlineData("push", """{"ref":"refs/heads/main","repository":{"full_name":"o/r"}}""", "upstream:o/r")]
    [InlineData("push", """{"ref":"refs/heads/main","repository":{"full_name":"acme/app"}}""", "upstream:acme/app, target:acme/app")]
    [InlineData("push", """{"ref":"refs/tags/v1","repository":{"full_name":"acme/app"}}""", "upstream:acme/app")]
    [InlineData("push", """{"ref":"refs/heads/bumpbot/o--r","repository":{"full_name":"acme/app"}}""", null)]
    [InlineData("create", """{"ref":"v1","ref_type":"tag","repository":{"full_name":"o/r"}}""", "upstream:o/r")]
    [InlineData("create", """{"ref":"x","ref_type":"branch","repository":{"full_name":"o/r"}}""", null)]
    [InlineData("issues", """{"action":"closed","repository":{"full_name":"acme/app"}}""", "upstream:acme/app, target:acme/app")]
    [InlineData("issue_comment", """{"action":"created","comment":{"body":"/bumpbot why"},"repository":{"full_name":"acme/app"}}""", "target:acme/app")]
    [InlineData("issue_comment", """{"action":"created","comment":{"body":"nice"},"repository":{"full_name":"acme/app"}}""", null)]
    [InlineData("issue_comment", """{"action":"deleted","comment":{"body":"/bumpbot why"},"repository":{"full_name":"acme/app"}}""", null)]
    [InlineData("pull_request", """{"action":"closed","pull_request":{"head":{"ref":"bumpbot/o--r"}},"repository":{"full_name":"acme/app"}}""", "target:acme/app")]
    [InlineData("pull_request", """{"action":"closed","pull_request":{"head":{"ref":"topic"}},"repository":{"full_name":"acme/app"}}""", null)]
    [InlineData("check_suite", """{"action":"completed","check_suite":{"head_branch":"bumpbot/o--r"},"repository":{"full_name":"acme/app"}}""", "target:acme/app")]
    [InlineData("check_suite", """{"action":"completed","check_suite":{"head_branch":null},"repository":{"full_name":"acme/app"}}""", null)]
    [InlineData("installation", """{"action":"created","repositories":[{"full_name":"acme/app"},null,{"full_name":"acme/other"}]}""", "target:acme/app")]
    [InlineData("installation", """{"action":"deleted","repositories":[{"full_name":"acme/app"}]}""", null)]
    [InlineData("ping", """{"zen":"Keep it logically awesome."}""", null)]
    [InlineData("workflow_run", "no JSON", null)]
    public void An_event_says_where_to_look(string name, string payload, string? keys)
    {
        HashSet<RepoName> targets = [RepoName.Parse("acme/app")];
        var read = Nudges.Read(name, Encoding.UTF8.GetBytes(payload));
        Assert.IsNotType<NudgeResult.Malformed>(read);
        Assert.Equal(keys, read is NudgeResult.Nudges nudges ? string.Join(", ", nudges.All.SelectMany(nudge => nudge.Keys(targets))) : null);
    }

    [Theory]
    [InlineData("release", "")]
    [InlineData("release", "null")]
    [InlineData("release", "[]")]
    [InlineData("release", "{\"action\":")]
    [InlineData("release", "{\"action\":7,\"repository\":{\"full_name\":\"o/r\"}}")]
    [InlineData("release", "{\"action\":\"published\"}")]
    [InlineData("release", "{\"repository\":{\"full_name\":\"../../etc\"}}")]
    [InlineData("release", "{\"repository\":{\"full_name\":\"o/r upstream:x/y\"}}")]
    [InlineData("push", "{\"ref\":\"refs/heads/main\",\"repository\":null}")]
    public void What_its_event_never_holds_is_malformed(string name, string payload) =>
        Assert.IsType<NudgeResult.Malformed>(Nudges.Read(name, Encoding.UTF8.GetBytes(payload)));

    [Fact]
    public void No_text_makes_it_throw() => Check.Sample(
        Gen.Select(Gen.Int[0, 328], Gen.Int[0, 5000], Gen.Byte),
        (example, at, replaced) =>
        {
            var (name, payload) = Examples.Value[example];
            byte[] broken = [.. payload];
            broken[at % broken.Length] = replaced;
            _ = Nudges.Read(name, broken);
            _ = Nudges.Read(name, broken.AsSpan(0, at % broken.Length));
        },
        iter: 500);

    private static List<(string, byte[])> ReadExamples()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "BumpBot.slnx")))
            folder = folder.Parent;
        using var file = File.OpenRead(Path.Combine(folder.FullName, "fixtures", "webhooks", "examples.json.gz"));
        using var json = new GZipStream(file, CompressionMode.Decompress);
        using var document = JsonDocument.Parse(json);
        return
        [
            .. from definition in document.RootElement.EnumerateArray()
               from example in definition.GetProperty("examples").EnumerateArray()
               select (definition.GetProperty("name").GetString()!, Encoding.UTF8.GetBytes(example.GetRawText())),
        ];
    }
}
