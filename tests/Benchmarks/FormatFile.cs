using System.Text;
using Updaters;
using Updaters.References;
using Updaters.Tests.Fixtures;
using Updaters.Text;

namespace Benchmarks;

/// <summary>A file of one format of about a megabyte: the format's fixtures over and over, of which a few dozen places name a watched upstream.</summary>
/// <remarks>
/// The upstreams are those of the fixture in which the updater finds most. Its text stands between many of the others, in which those names
/// are spelled backwards, so that they look as real and refer to nothing.
/// </remarks>
internal sealed record FormatFile(IFileUpdater Updater, FileText File, IReadOnlyList<Upstream> Upstreams)
{
    public const int Size = 1_000_000;

    /// <summary>How often the text with the references stands in the file.</summary>
    private const int Repeats = 12;

    public static IReadOnlyList<string> Formats => [.. FileUpdaters.All.Select(updater => updater.Name)];

    public double Megabytes => Encoding.UTF8.GetByteCount(File.Text) / 1e6;

    public static FormatFile Of(string format)
    {
        var updater = FileUpdaters.All.Single(known => known.Name == format);
        List<Sample> samples = [.. FixtureFolders.Ids.Where(id => id.StartsWith(format + "/", StringComparison.Ordinal)).Select(FixtureCase.Load).Select(fixture => Sample.Of(fixture, updater)).OfType<Sample>()];
        var main = samples.MaxBy(sample => sample.Found)!;
        List<string> filling = [.. samples.Where(sample => sample.Syntax == main.Syntax && sample != main).Select(sample => Backwards(sample.Text, main.Upstreams))];
        if (filling.Count == 0)
            filling = [Backwards(main.Text, main.Upstreams)];
        return new FormatFile(updater, new FileText(main.Path, Syntaxes.Join(main.Syntax, main.Text, filling, Size, Repeats)), main.Upstreams);
    }

    /// <summary>Each run of letters and digits of the upstreams' names is turned round.</summary>
    internal static string Backwards(string text, IReadOnlyList<Upstream> upstreams)
    {
        var names = upstreams.SelectMany(upstream => upstream.Packages.Concat(upstream.Images).Concat(upstream.Variables).Select(name => name.Text).Append(upstream.Id.Repo.ToString()));
        var runs = names.SelectMany(name => name.Split('-', '_', '.', '/', ':', '@')).Where(run => run.Length > 1 && !Kept.Contains(run, StringComparer.OrdinalIgnoreCase));
        foreach (var run in runs.Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(run => run.Length))
            text = text.Replace(run, string.Concat(run.Reverse()), StringComparison.OrdinalIgnoreCase);
        return text;
    }

    private static readonly string[] Kept = ["version", "tag", "ref", "ghcr", "io", "com", "docker", "github", "org", "image"];

    private sealed record Sample(string Path, string Text, Syntax Syntax, IReadOnlyList<Upstream> Upstreams, int Found)
    {
        public static Sample? Of(FixtureCase fixture, IFileUpdater updater)
        {
            if (!updater.Handles(fixture.Path) || FileBytes.IsBinary(fixture.Before))
                return null;
            var text = FileBytes.Decode(fixture.Before).Text;
            List<Upstream> upstreams = [.. fixture.Upstreams.Select(known => known.Upstream)];
            return new Sample(fixture.Path, text, Syntaxes.Of(fixture.Path, text), upstreams, updater.Find(new FileText(fixture.Path, text), upstreams).Count());
        }
    }
}
