using System.Text;
using BumpBot.Commands;
using BumpBot.Config;
using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Scanning;
using BumpBot.Tests.Planning;
using BumpBot.Watching;
using Updaters;
using Updaters.References;
using Updaters.Text;

namespace BumpBot.Tests.Scanning;

/// <summary>One folder of <c>fixtures/repositories</c>, and what the bot makes of it.</summary>
internal sealed record SampleRepository(string Folder, IReadOnlyDictionary<string, byte[]> Files, TargetSettings Settings, SampleUpstreams Upstreams)
{
    public static string Root { get; } = Path.Combine(RepositoryRoot(), "fixtures", "repositories");

    public static IEnumerable<string> Names => Directory.GetDirectories(Root).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    public string FilesFolder => Path.Combine(Folder, "files");

    public string Expected => File.ReadAllText(Path.Combine(Folder, "expected.patch"));

    public static SampleRepository Load(string name)
    {
        var folder = Path.Combine(Root, name);
        var below = Path.Combine(folder, "files");
        var files = Directory.EnumerateFiles(below, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(below, file).Replace('\\', '/'), File.ReadAllBytes);
        var config = new ConfigSource("bumpbot.yml", File.ReadAllText(Path.Combine(folder, "bumpbot.yml")), ConfigOrigin.Target, Folder: null);
        var settings = ConfigFile.Read(config, _ => null) switch
        {
            ConfigResult.Valid valid => valid.Target,
            ConfigResult.Invalid invalid => throw new InvalidDataException(string.Join('\n', invalid.Problems)),
            _ => throw new InvalidOperationException("unknown result"),
        };
        return new SampleRepository(folder, files, settings, SampleUpstreams.Read(Path.Combine(folder, "upstreams.yml")));
    }

    /// <summary>The changes of all planned pull requests together, as one unified diff.</summary>
    public string Patch()
    {
        var patch = new StringBuilder();
        foreach (var change in Changes())
        {
            patch.Append("diff --git a/").Append(change.Path).Append(" b/").Append(change.Path).Append('\n');
            foreach (var (line, _) in UnifiedDiff.Of(change))
                patch.Append(line).Append('\n');
        }
        return patch.ToString();
    }

    public IEnumerable<FileChange> Changes() =>
        from move in Plan().Pulls.SelectMany(pull => pull.Bump().Moves)
        where move.Edit is not null
        group move by move.Found.Reference.Path into moves
        orderby moves.Key
        let content = FileBytes.Decode(Files[moves.Key])
        let edits = moves.SelectMany(move => move.Edits).Distinct()
        select new FileChange(moves.Key, Files[moves.Key], content.Encode(TextEdits.Apply(content.Text, edits)));

    public Plan Plan()
    {
        var updaters = FileUpdaters.With(Settings.Rules);
        var scan = Scanner.Scan(new FilesAtBase(Files), Settings, updaters);
        var input = new PlanInput(
            new TargetName.OnForge(RepoName.Parse("sample/target")),
            Settings with { Pulls = Settings.Pulls with { Limit = 0 } },
            "main",
            scan,
            Settings.Watch.ToDictionary(entry => entry.Id, entry => Detect.Candidate(entry, Upstreams.Of(entry.Id.Repo), null, new ZonedTime(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc))),
            new Standing([], [], new Dictionary<string, StandingBranch>(), IssuesEnabled: true),
            DoneTarget.Empty,
            updaters)
        {
            Now = DateTimeOffset.UnixEpoch,
        };
        return Planner.Plan(input with { Evidence = EvidenceQuestions.Of(input).ToDictionary(question => question, Upstreams.Answer) });
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "BumpBot.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("the tests do not lie in the repository");
    }
}
