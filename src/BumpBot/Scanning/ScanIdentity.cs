using System.Security.Cryptography;
using System.Text;
using BumpBot.Model;
using Updaters;
using Updaters.References;

namespace BumpBot.Scanning;

/// <summary>Everything beside a file's path and content that what is found in it depends on, as one value to compare.</summary>
internal static class ScanIdentity
{
    public static string Of(TargetSettings settings, IReadOnlyList<IFileUpdater> updaters, RepoName? repository)
    {
        var text = new StringBuilder();
        foreach (var upstream in settings.Watch.Select(entry => entry.Upstream))
        {
            Add(text, "upstream", [upstream.Id.ToString(), upstream.Tag?.ToString() ?? "", .. upstream.Hosts]);
            Add(text, "packages", upstream.Packages.SelectMany(Parts));
            Add(text, "images", upstream.Images.SelectMany(Parts));
            Add(text, "variables", upstream.Variables.SelectMany(Parts));
        }
        foreach (var rule in settings.Rules)
            Add(text, "rule", [rule.ToString()]);
        Add(text, "ignored", settings.IgnoredFiles.Select(glob => glob.Pattern));
        foreach (var added in settings.AddedFiles.OrderBy(added => added.Key, StringComparer.Ordinal))
            Add(text, "added", [added.Key, .. added.Value.Select(glob => glob.Pattern)]);
        Add(text, "repository", [repository?.ToString() ?? ""]);
        Add(text, "updaters", updaters.Select(updater => updater.Name));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static IEnumerable<string> Parts(KnownName name) => [name.Text, name.Source.ToString()];

    /// <summary>Each text with its length, so that no two lists give the same.</summary>
    private static void Add(StringBuilder text, string kind, IEnumerable<string> values)
    {
        text.Append(kind);
        foreach (var value in values)
            text.Append(' ').Append(value.Length).Append(':').Append(value);
        text.Append('\n');
    }
}
