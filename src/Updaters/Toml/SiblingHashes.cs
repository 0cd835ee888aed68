using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Toml;

/// <summary>The sha256 of a file that stands in the same table as the file's URL: <c>url = "…", sha256 = "…"</c>.</summary>
internal static partial class SiblingHashes
{
    private static readonly string[] Keys = ["sha256", "sha256sum", "checksum", "hash"];

    /// <summary>The file's URL and the pin; null where the table has not both.</summary>
    public static (TextSpan Url, Pin Pin)? In(FileText file, TomlNode.Table table)
    {
        if (table.TextAt("url") is not { } url)
            return null;
        foreach (var key in Keys)
        {
            if (table.TextAt(key) is not { } written || Sha256().Match(written.Of(file.Text)) is not { Success: true } match)
                continue;
            var hash = new TextSpan(written.Start + match.Groups["hash"].Index, match.Groups["hash"].Length);
            return (url, new Pin(hash, PinKind.FileSha256, hash.Of(file.Text)) { File = SourcedUrl.Literal(file.Text, url) });
        }
        return null;
    }

    [GeneratedRegex(@"\A(?:sha256[:-])?(?<hash>[0-9a-fA-F]{64})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Sha256();
}
