using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.GoModules;

/// <summary>
/// Go's <c>go.mod</c>: modules that it requires or puts in the place of others. Modules that only others require (<c>// indirect</c>) are left to the
/// go command, and so are <c>exclude</c> and <c>retract</c>.
/// </summary>
/// <remarks>
/// https://go.dev/ref/mod#go-mod-file. The hashes of <c>go.sum</c> are of the module's zip and of what that requires in turn; only
/// <c>go mod tidy</c> can write them.
/// </remarks>
public sealed partial class GoModUpdater : IFileUpdater
{
    public string Name => "gomod";

    public bool Handles(string path) => path[(path.LastIndexOf('/') + 1)..] is var name && (name == "go.mod" || name.EndsWith(".go.mod", StringComparison.Ordinal));

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams)
    {
        List<Reference> found = [];
        List<TextSpan> values = [];
        var ties = CommentTies.Read(file, upstreams);
        var named = new SpanSet(NamedLines.In(file.Text, upstreams));
        var block = "";
        foreach (var line in Lines.In(file.Text))
        {
            var text = file.Text.AsSpan(line.Start, line.Length);
            if (text.Contains('(') && Block().Match(file.Text, line.Start, line.Length) is { Success: true } opening)
            {
                block = opening.Groups["directive"].Value;
            }
            else if (text.TrimStart() is [')', ..])
            {
                block = "";
            }
            else if (text.Contains(" v", StringComparison.Ordinal) && (named.Overlaps(line) || ties.Touch(line)) && Module(file.Text, line, block) is { } module)
            {
                values.Add(module.Version);
                found.AddRange(GoModule.Find(file, module.Path, module.Version, upstreams));
            }
        }
        return ties.Over(TextOrder.Of(found), values);
    }

    private static (string Path, TextSpan Version)? Module(string text, TextSpan line, string block)
    {
        var directive = block switch
        {
            "" => Directive(),
            "require" => Required(),
            "replace" => Replacing(),
            _ => null,
        };
        if (directive?.Match(text, line.Start, line.Length) is not { Success: true } match)
            return null;
        var version = match.Groups["version"];
        var rest = text.AsSpan(version.Index + version.Length, line.End - version.Index - version.Length);
        return rest.Trim().StartsWith("// indirect") ? null : (match.Groups["path"].Value, new TextSpan(version.Index, version.Length));
    }

    [GeneratedRegex(@"\G[ \t]*(?<directive>[a-z]+)[ \t]*\(", RegexOptions.CultureInvariant)]
    private static partial Regex Block();

    private const string PathAndVersion = @"(?<quote>""?)(?<path>[A-Za-z0-9][^\s""`]*)\k<quote>[ \t]+(?<version>v[0-9][^\s""`]*)";

    [GeneratedRegex(@"\G[ \t]*" + PathAndVersion, RegexOptions.CultureInvariant)]
    private static partial Regex Required();

    [GeneratedRegex(@"\G[ \t]*[^\s/][^\s]*(?:[ \t]+v[^\s]+)?[ \t]+=>[ \t]+" + PathAndVersion, RegexOptions.CultureInvariant)]
    private static partial Regex Replacing();

    [GeneratedRegex(@"\G[ \t]*(?:require[ \t]+|replace[ \t]+[^\s]+(?:[ \t]+v[^\s]+)?[ \t]+=>[ \t]+)" + PathAndVersion, RegexOptions.CultureInvariant)]
    private static partial Regex Directive();
}
