namespace BumpBot.Config.Reading;

/// <summary>A path on this machine; only the started file may name one.</summary>
internal static class LocalPath
{
    /// <summary>The full path, relative ones from the file's folder; null = a problem.</summary>
    public static string? Read(Scalar text, ScalarReader scalars)
    {
        if (text.Value.Any(char.IsControl))
            scalars.Problems.Add(text.At, $"{text.Quoted} has characters that no path has", "write a path without them");
        else if (text.Value is "~" || text.Value.StartsWith("~/", StringComparison.Ordinal))
            scalars.Problems.Add(text.At, "~ does not stand for the home folder here", $"write ${{HOME}}{Shown.Plain(text.Written[1..])}");
        else if (Path.IsPathFullyQualified(text.Value))
            return Path.GetFullPath(text.Value);
        else if (scalars.Source.Folder is not { } folder)
            scalars.Problems.Add(text.At, $"{text.Quoted} is relative, and there is no folder to start from", "write the full path");
        else
            return Path.GetFullPath(text.Value, folder);
        return null;
    }
}
