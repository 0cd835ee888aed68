namespace Sandbox.Rest;

/// <summary>The addresses that answers name.</summary>
internal sealed record Links(Uri Api, Uri Server)
{
    public string ApiRoot => Api.AbsoluteUri.TrimEnd('/');

    public string ServerRoot => Server.AbsoluteUri.TrimEnd('/');

    public string ApiOf(SandboxRepository repository) => $"{ApiRoot}/repos/{repository.FullName}";

    /// <summary>The address that survives renames, which pages and redirects use.</summary>
    public string ById(SandboxRepository repository) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ApiRoot}/repositories/{repository.Id}");

    public string PageOf(SandboxRepository repository) => $"{ServerRoot}/{repository.FullName}";

    public static string NodeId(string kind, object id) =>
        Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{kind.Length:00}:{kind}{id}"));

    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    public static string? Time(DateTimeOffset? time) => time is { } known ? Time(known) : null;
}
