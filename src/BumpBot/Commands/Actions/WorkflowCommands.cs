using System.Globalization;

namespace BumpBot.Commands.Actions;

/// <summary>What the runner of GitHub Actions reads of a program's output.</summary>
/// <remarks>docs.github.com/actions/reference/workflow-commands-for-github-actions; the escapes are those of the runner's own toolkit.</remarks>
internal static class WorkflowCommands
{
    public static string Of(Annotation annotation)
    {
        (string Name, string? Value)[] all = [("file", annotation.File), ("line", Number(annotation.Line)), ("col", Number(annotation.Column))];
        List<string> properties = [.. all.Where(property => property.Value is not null).Select(property => $"{property.Name}={Property(property.Value!)}")];
        var level = annotation.Level switch
        {
            AnnotationLevel.Warning => "warning",
            AnnotationLevel.Error => "error",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return $"::{level}{(properties.Count > 0 ? " " : "")}{string.Join(',', properties)}::{Data(annotation.Message)}";
    }

    /// <summary>From here on, nothing that is printed is read as a command until <see cref="Resume"/>: not what foreign text says, either.</summary>
    /// <param name="token">Nobody may guess it.</param>
    public static string Stop(string token) => $"::stop-commands::{token}";

    public static string Resume(string token) => $"::{token}::";

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
