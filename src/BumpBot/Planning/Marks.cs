using System.Diagnostics.CodeAnalysis;
using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>The mark as text, both ways: <c>&lt;!-- bumpbot {"v":1,"kind":"bump","members":["owner/repo@1.2.0"]} --&gt;</c>.</summary>
public static class Marks
{
    /// <summary>The mark of a body; false = none, or one that is not of this form. Who wrote the body is the caller's question.</summary>
    public static bool TryRead(string? body, [NotNullWhen(true)] out Mark? mark)
    {
        mark = null;
        return false;
    }

    public static string Write(Mark mark) => "";

    /// <summary>The body with its mark replaced.</summary>
    public static string Replace(string body, Mark mark) => body;
}
