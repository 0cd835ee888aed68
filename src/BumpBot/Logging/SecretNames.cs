using System.Text.RegularExpressions;

namespace BumpBot.Logging;

/// <summary>Which environment variables hold secrets, by what people call them. Others, such as an organisation's name, must stay readable in logs.</summary>
public static partial class SecretNames
{
    public static bool Include(string variable) => Secret().IsMatch(variable);

    [GeneratedRegex("TOKEN|SECRET|PASS|CREDENTIAL|WEBHOOK|PRIVATE|KEY", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
