using NetArchTest.Rules;

namespace BumpBot.Tests.Architecture;

/// <summary>Who may know whom. The table reads like the one in the design: a part, then all that it may know.</summary>
public class LayerTests
{
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Model"] = [],
        ["Config"] = ["Model"],
        ["Notify"] = ["Model", "Http"],
        ["Report"] = ["Model"],
        ["Logging"] = [],
        ["Targets"] = ["Model", "Config"],
        ["Watching"] = ["Model"],
        ["Scanning"] = ["Model", "Targets"],
        ["Discovery"] = ["Model", "Scanning", "Targets"],
        ["Evidence"] = ["Model"],
        ["Planning"] = ["Model", "Scanning", "Targets", "Watching"],
        ["Publishing"] = ["Model", "Planning", "Redis", "Targets"],
        ["Redis"] = ["Model"],
        ["Ledgers"] = ["Model", "Redis"],
        ["Http"] = ["Model"],
        ["Registries"] = ["Model", "Evidence", "Http"],
        ["GitHub"] = ["Model", "Http", "Evidence", "Targets", "Watching", "Planning", "Publishing", "Config", "Notify"],
        ["Git"] = ["Model", "Targets", "Watching", "Planning", "Publishing", "Ledgers", "Demo"],
        ["Local"] = ["Model", "Targets", "Planning", "Config"],
        ["Demo"] = [],
        ["Queue"] = ["Model", "Redis"],
        ["Serve"] = ["Model", "Planning", "Queue", "Report", "Targets", Run],
        ["Commands"] = ["Model", "Config", "Report", "Targets", "Discovery", "Planning", "Logging", "Serve", "Demo", Run],
        [Run] = ["Model", "Discovery", "Evidence", "Targets", "Watching", "Scanning", "Planning", "Publishing", "Ledgers", "Notify"],
    };

    private static readonly Dictionary<string, string[]> KnownOnlyBy = new()
    {
        ["Octokit"] = ["BumpBot.GitHub"],
        ["LibGit2Sharp"] = ["BumpBot.Git"],
        ["System.CommandLine"] = ["BumpBot.Commands"],
        ["Spectre.Console"] = ["BumpBot.Commands"],
        ["YamlDotNet"] = ["BumpBot.Config", "BumpBot.Local"],
        ["Cronos"] = ["BumpBot.Config", "BumpBot.Model.OpeningWindow", "BumpBot.Model.DigestTimes", "BumpBot.Serve", "BumpBot.Wiring"],
        ["MailKit"] = ["BumpBot.Notify.Email"],
        ["MimeKit"] = ["BumpBot.Notify.Email"],
        ["StackExchange.Redis"] = ["BumpBot.Redis", "BumpBot.Queue", "BumpBot.Ledgers", "BumpBot.Publishing"],
        ["Prometheus"] = ["BumpBot.Serve.Metrics"],
        ["OpenTelemetry"] = ["BumpBot.Serve.Traces"],
        ["Markdig"] = ["BumpBot.Planning", "BumpBot.Watching"],
        ["BumpBot.Wiring"] = ["BumpBot.Wiring", "Program"],
    };

    /// <summary>The main loop itself, which lies in no folder.</summary>
    private const string Run = "BumpRun, BumpLook, DryRun, BaselineRun, RebuildRun, RebuildReport, TraceRun, CheckRun, DiscoveryRun, RunTargets, Outbox";

    private static Types Bot => Types.InAssembly(typeof(BumpRun).Assembly);

    public static TheoryData<string> Parts => [.. MayKnow.Keys];

    public static TheoryData<string> Restricted => [.. KnownOnlyBy.Keys];

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_part_knows_only_what_the_table_allows(string part)
    {
        var forbidden = MayKnow.Keys.Where(other => other != part && !MayKnow[part].Contains(other)).SelectMany(Names).ToArray();
        var result = In(part).ShouldNot().HaveDependencyOnAny(forbidden).GetResult();
        Assert.True(result.IsSuccessful, $"{part} must not know what these reach for: {string.Join(", ", result.FailingTypeNames ?? [])}");
    }

    [Theory]
    [MemberData(nameof(Restricted))]
    public void A_library_is_known_only_where_it_belongs(string library)
    {
        var strangers = Bot.That().HaveDependencyOn(library).GetTypes()
            .Select(type => type.FullName!)
            .Where(type => !type.StartsWith('<') && !KnownOnlyBy[library].Any(place => IsIn(place, type)));
        Assert.Equal([], strangers);
    }

    [Fact]
    public void The_updaters_know_nothing_of_the_program()
    {
        var references = typeof(Updaters.FileUpdaters).Assembly.GetReferencedAssemblies().Select(a => a.Name);
        Assert.DoesNotContain("bumpbot", references);
    }

    [Fact]
    public void Every_folder_of_the_program_stands_in_the_table()
    {
        var folders = typeof(BumpRun).Assembly.GetTypes()
            .Select(type => type.Namespace)
            .Where(name => name?.StartsWith("BumpBot.", StringComparison.Ordinal) == true)
            .Select(name => name!.Split('.')[1])
            .Distinct();
        Assert.Empty(folders.Except(MayKnow.Keys));
    }

    /// <summary>In a namespace, or a type with all that the compiler nests in it.</summary>
    private static bool IsIn(string place, string type) =>
        type.StartsWith(place, StringComparison.Ordinal) && (type.Length == place.Length || type[place.Length] is '.' or '/' or '+' or '<');

    private static PredicateList In(string part) =>
        part == Run
            ? Bot.That().HaveNameMatching("^(BumpRun|BumpLook|DryRun|BaselineRun|RebuildRun|RebuildReport|TraceRun|CheckRun|DiscoveryRun|RunTargets|Outbox)$")
            : Bot.That().ResideInNamespaceMatching($@"^BumpBot\.{part}(\.|$)");

    private static IEnumerable<string> Names(string part) =>
        part == Run ? part.Split(", ").Select(type => "BumpBot." + type) : ["BumpBot." + part];
}
