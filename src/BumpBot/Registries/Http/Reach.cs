namespace BumpBot.Registries.Http;

/// <summary>How far a request may go.</summary>
public enum Reach
{
    /// <summary>To an address that whoever started the program wrote down, and to where that one redirects.</summary>
    Configured,

    /// <summary>To public hosts only: the address comes from a target's files, which are foreign, so it must open no way into the network that the program runs in.</summary>
    Public,
}
