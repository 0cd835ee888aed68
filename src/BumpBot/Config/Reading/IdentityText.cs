using System.Text.RegularExpressions;
using BumpBot.Model;

namespace BumpBot.Config.Reading;

/// <summary>A name with a mail address, as git writes them in a commit's headers: nothing that could end the line or the address early.</summary>
internal static partial class IdentityText
{
    private const int MaxLength = 200;

    /// <summary>Null = a problem.</summary>
    public static CommitIdentity? Read(Scalar text, Section section, string key)
    {
        if (text.Value.Length <= MaxLength && Form().Match(text.Value) is { Success: true } form)
            return new CommitIdentity(form.Groups["name"].Value, form.Groups["mail"].Value);
        section.Problems.Add(text.At, $"{text.Quoted} is no name with a mail address", $"write {section.Example(key)}");
        return null;
    }

    // A name begins and ends with what git does not strip as crud (ident.c).
    [GeneratedRegex(@"\A(?<name>[^<>\p{C}\p{Zl}\p{Zp}\s.,:;""'\\](?:[^<>\p{C}\p{Zl}\p{Zp}]*[^<>\p{C}\p{Zl}\p{Zp}\s.,:;""'\\])?) <(?<mail>[^<>@\p{C}\s.,:;""'\\][^<>@\p{C}\s]*@[^<>@\p{C}\s]*[^<>@\p{C}\s.,:;""'\\])>\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
