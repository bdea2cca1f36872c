using SectorPipeline.Orchestration;

namespace SectorPipeline.App.Host;

/// <summary>The body of <c>POST /api/v1/keys</c>.</summary>
internal sealed record KeyOrder(string Name, string Role = Roles.Viewer);

/// <summary>A key just made, with its text, which is kept nowhere.</summary>
internal sealed record NewKeyView(ApiKey Key, string Text);
