using System.Text.RegularExpressions;
using BumpBot.Config.Yaml;

namespace BumpBot.Config.Reading;

/// <summary>The strict forms of the names that files use for an upstream, and of labels.</summary>
internal static partial class NameForms
{
    public static readonly NameForm Package = new(PackageForm(), "is no package name", "letters, digits, '.', '_' and '-' only, without version and extras");
    public static readonly NameForm Image = new(ImageForm(), "is no image name", "it in lower case, without tag and digest");
    public static readonly NameForm Variable = new(VariableForm(), "is no variable name", "letters, digits and '_' only");

    /// <summary>GitHub takes 50 characters; commas would split it in some of its tools.</summary>
    public static readonly NameForm Label = new(LabelForm(), "is no label", "at most 50 characters in one line, without comma");

    /// <summary>The word for the owners that a CODEOWNERS file names.</summary>
    public const string CodeOwners = "code-owners";

    public static readonly NameForm Login = new(LoginForm(), "is no user name", "letters, digits and single dashes only, without @");

    /// <summary>A user, a team, or <see cref="CodeOwners"/>.</summary>
    public static readonly NameForm Reviewer = new(ReviewerForm(), "is neither a user nor a team", "a user name, owner/team, or " + CodeOwners);

    [GeneratedRegex(@"\A[A-Za-z0-9](?:[A-Za-z0-9-]{0,98}[A-Za-z0-9])?(?:\[bot\])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex LoginForm();

    [GeneratedRegex(@"\A[A-Za-z0-9](?:[A-Za-z0-9-]{0,98}[A-Za-z0-9])?(?:/[A-Za-z0-9][A-Za-z0-9_.-]{0,99})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex ReviewerForm();

    [GeneratedRegex(@"\A[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex PackageForm();

    [GeneratedRegex(
        @"\A(?=.{1,200}\z)(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?/)?[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*)*\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex ImageForm();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex VariableForm();

    [GeneratedRegex(@"\A(?=\S)[^\p{Cc}\p{Zl}\p{Zp},\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]{1,50}(?<=\S)\z", RegexOptions.CultureInvariant)]
    private static partial Regex LabelForm();
}

/// <param name="Problem">What a text is not that has another form.</param>
/// <param name="Allowed">What the form is made of.</param>
internal sealed record NameForm(Regex Form, string Problem, string Allowed)
{
    /// <summary>The names in this form, each once; the others are among the problems.</summary>
    public IReadOnlyList<string> ReadAll(Section section, string key) => ReadAll(section.Texts(key), section, key);

    /// <summary>The same of a list, or of one name, that stands elsewhere than at the key itself.</summary>
    public IReadOnlyList<string> ReadAll(ConfigNode value, Section section, string key)
    {
        List<ConfigNode> items = value is ConfigNode.List list ? [.. list.Items] : [value];
        return ReadAll(items.Select(item => section.Scalars.Read(item, section.Example(key))).OfType<Scalar>(), section, key);
    }

    private List<string> ReadAll(IEnumerable<Scalar> texts, Section section, string key)
    {
        var names = new List<string>();
        foreach (var text in texts)
        {
            if (!Form.IsMatch(text.Value))
                section.Problems.Add(text.At, $"{text.Quoted} {Problem}", $"write {Allowed}, such as {section.Example(key)}");
            else if (!names.Contains(text.Value))
                names.Add(text.Value);
        }
        return names;
    }
}
