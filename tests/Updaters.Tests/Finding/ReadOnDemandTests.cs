using System.Text.RegularExpressions;
using CsCheck;
using Updaters.Dockerfile;
using Updaters.Makefile;
using Updaters.References;
using Updaters.Tests.Fixtures;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Finding;

/// <summary>
/// Variables are put in only where that can lead to a reference. Commands are given an end that means nothing and might name anything, so that
/// all of them are read: what is found must be the same.
/// </summary>
public partial class ReadOnDemandTests
{
    private const string AnyNameInDockerfile = " && : ${_}${_}";
    private const string AnyNameInMakefile = " && true $(_)$(_)";

    [Fact]
    public void Of_a_dockerfile_as_much_is_found_as_if_all_its_commands_were_read() =>
        Of("dockerfile").Sample(
            file => Same(new DockerfileUpdater(), file, line => line.StartsWith("RUN ", StringComparison.Ordinal) && !line.Contains("<<", StringComparison.Ordinal) ? AnyNameInDockerfile : ""),
            seed: "0000KdaBcNlM", iter: 600, threads: 1);

    [Fact]
    public void Of_a_makefile_as_much_is_found_as_if_all_its_commands_were_read() =>
        Of("makefile").Sample(
            file => Same(new MakefileUpdater(), file, line => line.StartsWith('\t') && line.Contains('$', StringComparison.Ordinal) && !line.Contains('#', StringComparison.Ordinal) && !MayAssign().IsMatch(line) ? AnyNameInMakefile : ""),
            seed: "0000KdaBcNlM", iter: 600, threads: 1);

    /// <summary>Lines of two fixtures of the format in any order, some of them twice or not at all, with the upstreams of the first.</summary>
    private static Gen<(string[] Lines, IReadOnlyList<Upstream> Upstreams)> Of(string format)
    {
        List<FixtureCase> cases = [.. FixtureFolders.Ids.Where(id => id.StartsWith(format + "/", StringComparison.Ordinal)).Select(FixtureCase.Load)];
        var any = Gen.Int[0, cases.Count - 1].Select(i => cases[i]);
        return Gen.Select(any, any).SelectMany((one, other) =>
        {
            string[] lines = [.. LinesOf(one), .. LinesOf(other)];
            return Gen.Int[0, lines.Length - 1].Array[1, 2 * lines.Length]
                .Select(chosen => (chosen.Select(i => lines[i]).ToArray(), (IReadOnlyList<Upstream>)[.. one.Upstreams.Select(known => known.Upstream)]));
        });
    }

    private static string[] LinesOf(FixtureCase fixture) => FileBytes.Decode(fixture.Before).Text.ReplaceLineEndings("\n").Split('\n');

    private static void Same(IFileUpdater updater, (string[] Lines, IReadOnlyList<Upstream> Upstreams) file, Func<string, string> end)
    {
        var plain = string.Join('\n', file.Lines);
        var padded = string.Join('\n', file.Lines.Select(line => line.EndsWith('\\') || line.EndsWith('`') ? line : line + end(line)));
        Assert.Equal(Found(updater, plain, file.Upstreams), Found(updater, padded, file.Upstreams));
    }

    private static List<string> Found(IFileUpdater updater, string text, IReadOnlyList<Upstream> upstreams) =>
    [
        .. updater.Find(new FileText("x", text), upstreams).Select(reference =>
            $"{Place(text, reference.Span)} {reference.Upstream} {reference.Current} {reference.Kind} {string.Join(", ", reference.Pins.OrderBy(pin => pin.Span.Start).Select(pin => $"{Place(text, pin.Span)} {pin.Kind} {pin.File?.Text}"))}"),
    ];

    private static string Place(string text, TextSpan span)
    {
        var before = text.AsSpan(0, span.Start);
        return $"{before.Count('\n')}:{span.Start - (before.LastIndexOf('\n') + 1)}+{span.Length}";
    }

    /// <summary>Whether the line sets a variable of make's where it is not a rule's.</summary>
    [GeneratedRegex(@"[ \t:?+!]=|\A\t[\w. -]*=", RegexOptions.CultureInvariant)]
    private static partial Regex MayAssign();
}
