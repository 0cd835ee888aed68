using System.Net.Http.Headers;
using System.Text;
using BumpBot.Model;

namespace BumpBot.Registries;

internal static class BasicCredentials
{
    /// <summary>The user name beside a token by itself: services that take tokens as passwords ignore it, and package indexes ask for this one.</summary>
    private const string TokenUser = "__token__";

    /// <returns>Null = anonymous.</returns>
    public static AuthenticationHeaderValue? Header(RegistryCredentials? credentials) =>
        credentials is null
            ? null
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credentials.Username ?? TokenUser}:{credentials.Password}")));
}
