// DK68: the regions of Desikan et al. 2006 (doi:10.1016/j.neuroimage.2006.01.021) in FreeSurfer's order. Centres are weighted by area
// and averaged over three sources that agree within 1.7 mm (fsaverage5, conte69, BrainNet Viewer); areas are fsaverage5's.
// AAL90: the regions of Tzourio-Mazoyer et al. 2002 (doi:10.1006/nimg.2001.0978), centres and volumes of the label image in Debian's
// mricron-data.
#include "core/network/atlas.hpp"

namespace push_pull {
namespace {

namespace dk {

enum Region {
    bankssts,
    caudalanteriorcingulate,
    caudalmiddlefrontal,
    cuneus,
    entorhinal,
    fusiform,
    inferiorparietal,
    inferiortemporal,
    isthmuscingulate,
    lateraloccipital,
    lateralorbitofrontal,
    lingual,
    medialorbitofrontal,
    middletemporal,
    parahippocampal,
    paracentral,
    parsopercularis,
    parsorbitalis,
    parstriangularis,
    pericalcarine,
    postcentral,
    posteriorcingulate,
    precentral,
    precuneus,
    rostralanteriorcingulate,
    rostralmiddlefrontal,
    superiorfrontal,
    superiorparietal,
    superiortemporal,
    supramarginal,
    frontalpole,
    temporalpole,
    transversetemporal,
    insula,
};

constexpr const char* names[] = {
    "bankssts",
    "caudalanteriorcingulate",
    "caudalmiddlefrontal",
    "cuneus",
    "entorhinal",
    "fusiform",
    "inferiorparietal",
    "inferiortemporal",
    "isthmuscingulate",
    "lateraloccipital",
    "lateralorbitofrontal",
    "lingual",
    "medialorbitofrontal",
    "middletemporal",
    "parahippocampal",
    "paracentral",
    "parsopercularis",
    "parsorbitalis",
    "parstriangularis",
    "pericalcarine",
    "postcentral",
    "posteriorcingulate",
    "precentral",
    "precuneus",
    "rostralanteriorcingulate",
    "rostralmiddlefrontal",
    "superiorfrontal",
    "superiorparietal",
    "superiortemporal",
    "supramarginal",
    "frontalpole",
    "temporalpole",
    "transversetemporal",
    "insula",
};

constexpr Place places[] = {
    {-55, -44, 6, 680},   {-5, 21, 29, 520},     {-35, 12, 46, 1690},  {-6, -79, 19, 1010},  {-23, -8, -34, 520},  {-34, -45, -20, 2620},
    {-40, -69, 30, 3150}, {-49, -32, -25, 2480}, {-6, -46, 19, 850},   {-28, -89, 0, 3200},  {-24, 31, -17, 2360}, {-13, -67, -4, 2320},
    {-6, 38, -18, 1600},  {-57, -27, -13, 2730}, {-24, -32, -18, 910}, {-7, -29, 57, 1470},  {-46, 15, 12, 1360},  {-42, 39, -13, 580},
    {-45, 31, 2, 840},    {-11, -81, 6, 770},    {-43, -23, 45, 4190}, {-5, -18, 39, 1100},  {-39, -10, 44, 4730}, {-9, -58, 36, 2920},
    {-5, 38, 1, 660},     {-32, 45, 15, 3940},   {-11, 27, 43, 6510},  {-22, -64, 48, 3900}, {-53, -12, -4, 3690}, {-52, -38, 32, 2880},
    {-8, 65, -11, 300},   {-30, 14, -37, 580},   {-44, -22, 8, 550},   {-37, -2, 2, 1930},   {54, -39, 6, 630},    {5, 23, 28, 660},
    {36, 13, 46, 1530},   {8, -79, 20, 1140},    {23, -6, -34, 510},   {35, -42, -21, 2490}, {44, -63, 30, 3580},  {51, -28, -26, 2710},
    {7, -45, 18, 790},    {31, -87, 0, 3130},    {23, 32, -18, 2400},  {14, -66, -3, 2520},  {6, 38, -17, 1710},   {58, -23, -14, 3100},
    {25, -31, -18, 930},  {8, -27, 57, 1540},    {48, 15, 13, 1160},   {43, 41, -12, 660},   {47, 31, 4, 970},     {12, -79, 7, 950},
    {43, -21, 46, 4060},  {5, -17, 39, 1140},    {39, -8, 45, 4640},   {10, -57, 36, 2930},  {5, 38, 2, 570},      {33, 46, 16, 4010},
    {12, 29, 43, 5980},   {23, -62, 49, 3950},   {54, -9, -6, 3590},   {53, -31, 31, 2650},  {9, 65, -11, 350},    {30, 14, -35, 630},
    {45, -19, 8, 370},    {38, 0, 1, 1850},
};

template <class... R>
constexpr std::uint64_t lobe(R... regions) {
    return ((std::uint64_t(1) << regions) | ...);
}

// Association bundles and the regions where they end, after Catani and Thiebaut de Schotten 2008 (doi:10.1016/j.cortex.2008.05.004).
constexpr Bundle bundles[] = {
    // superior longitudinal I, II, III
    {lobe(superiorfrontal, paracentral, precentral, caudalmiddlefrontal), lobe(superiorparietal, precuneus, postcentral)},
    {lobe(rostralmiddlefrontal, caudalmiddlefrontal, superiorfrontal), lobe(inferiorparietal, supramarginal, superiorparietal)},
    {lobe(parsopercularis, parstriangularis, precentral, parsorbitalis), lobe(supramarginal, inferiorparietal, postcentral)},
    // arcuate
    {lobe(parsopercularis, parstriangularis, caudalmiddlefrontal, precentral, rostralmiddlefrontal),
     lobe(superiortemporal, middletemporal, bankssts, inferiortemporal, transversetemporal)},
    // inferior fronto-occipital
    {lobe(lateralorbitofrontal, parsorbitalis, parstriangularis, rostralmiddlefrontal, superiorfrontal, insula, medialorbitofrontal),
     lobe(lateraloccipital, lingual, cuneus, pericalcarine, fusiform, superiorparietal, precuneus)},
    // inferior longitudinal
    {lobe(temporalpole, inferiortemporal, middletemporal, superiortemporal, entorhinal, parahippocampal, fusiform),
     lobe(lateraloccipital, lingual, cuneus, pericalcarine)},
    // uncinate
    {lobe(temporalpole, entorhinal, superiortemporal, inferiortemporal),
     lobe(lateralorbitofrontal, medialorbitofrontal, parsorbitalis, frontalpole, insula, rostralmiddlefrontal)},
    // cingulum, dorsal and ventral
    {lobe(superiorfrontal, rostralanteriorcingulate, caudalanteriorcingulate, medialorbitofrontal, rostralmiddlefrontal),
     lobe(posteriorcingulate, isthmuscingulate, precuneus, superiorparietal)},
    {lobe(isthmuscingulate, posteriorcingulate, precuneus), lobe(parahippocampal, entorhinal, fusiform, lingual)},
    // frontal aslant
    {lobe(superiorfrontal, caudalanteriorcingulate), lobe(parsopercularis, parstriangularis, precentral)},
    // middle longitudinal
    {lobe(superiortemporal, temporalpole, transversetemporal), lobe(superiorparietal, inferiorparietal, precuneus, lateraloccipital, cuneus)},
    // vertical occipital
    {lobe(fusiform, inferiortemporal, lingual), lobe(inferiorparietal, lateraloccipital)},
    // extreme capsule
    {lobe(insula), lobe(superiortemporal, middletemporal, parsopercularis, parstriangularis, lateralorbitofrontal, precentral, postcentral,
                        supramarginal, superiorfrontal, superiorparietal)},
};

// The first three and the posterior cingulate after van den Heuvel and Sporns 2011 (doi:10.1523/JNEUROSCI.3539-11.2011) and Hagmann et
// al. 2008 (doi:10.1371/journal.pbio.0060159); the insula and the ranks after the strengths of three measured connectomes.
constexpr Hub hubs[] = {{precuneus, 1}, {superiorfrontal, 1},      {superiorparietal, 1},
                        {insula, 1},    {posteriorcingulate, 0.5}, {isthmuscingulate, 0.5}};

}  // namespace dk

namespace aal {

constexpr const char* names[] = {
    "Precentral",
    "Frontal_Sup",
    "Frontal_Sup_Orb",
    "Frontal_Mid",
    "Frontal_Mid_Orb",
    "Frontal_Inf_Oper",
    "Frontal_Inf_Tri",
    "Frontal_Inf_Orb",
    "Rolandic_Oper",
    "Supp_Motor_Area",
    "Olfactory",
    "Frontal_Sup_Medial",
    "Frontal_Med_Orb",
    "Rectus",
    "Insula",
    "Cingulum_Ant",
    "Cingulum_Mid",
    "Cingulum_Post",
    "Hippocampus",
    "ParaHippocampal",
    "Amygdala",
    "Calcarine",
    "Cuneus",
    "Lingual",
    "Occipital_Sup",
    "Occipital_Mid",
    "Occipital_Inf",
    "Fusiform",
    "Postcentral",
    "Parietal_Sup",
    "Parietal_Inf",
    "SupraMarginal",
    "Angular",
    "Precuneus",
    "Paracentral_Lobule",
    "Caudate",
    "Putamen",
    "Pallidum",
    "Thalamus",
    "Heschl",
    "Temporal_Sup",
    "Temporal_Pole_Sup",
    "Temporal_Mid",
    "Temporal_Pole_Mid",
    "Temporal_Inf",
};

constexpr Place places[] = {
    {-40, -6, 51, 28174},  {40, -8, 52, 27058},   {-19, 35, 42, 28915},  {21, 31, 44, 32089},    {-18, 47, -13, 7654},
    {17, 48, -14, 7859},   {-34, 33, 35, 38722},  {37, 33, 34, 40374},   {-32, 50, -10, 7112},   {32, 53, -11, 8057},
    {-49, 13, 19, 8271},   {49, 15, 21, 11174},   {-47, 30, 14, 20104},  {49, 30, 14, 17132},    {-37, 31, -12, 13590},
    {40, 32, -12, 13747},  {-48, -8, 14, 7939},   {52, -6, 15, 10733},   {-6, 5, 61, 17282},     {8, 0, 62, 18885},
    {-9, 15, -11, 2262},   {9, 16, -11, 2286},    {-6, 49, 31, 23852},   {8, 51, 30, 16979},     {-6, 54, -7, 5792},
    {7, 52, -7, 6870},     {-6, 37, -18, 6864},   {7, 36, -18, 5930},    {-36, 7, 3, 15025},     {38, 6, 2, 14128},
    {-5, 35, 14, 11289},   {7, 37, 16, 10442},    {-6, -15, 42, 15512},  {7, -9, 40, 17442},     {-6, -43, 25, 3715},
    {6, -42, 22, 2654},    {-26, -21, -10, 7469}, {28, -20, -10, 7606},  {-22, -16, -21, 7891},  {24, -15, -20, 9028},
    {-24, -1, -17, 1733},  {26, 1, -18, 1965},    {-8, -79, 6, 18157},   {15, -73, 9, 14885},    {-7, -80, 27, 12133},
    {13, -79, 28, 11323},  {-16, -68, -5, 16932}, {15, -67, -4, 18450},  {-18, -84, 28, 10791},  {23, -81, 31, 11149},
    {-33, -81, 16, 25989}, {36, -80, 19, 16512},  {-37, -78, -8, 7536},  {37, -82, -8, 7929},    {-32, -40, -20, 18333},
    {33, -39, -20, 20227}, {-43, -23, 49, 31053}, {40, -25, 53, 30652},  {-24, -60, 59, 16519},  {25, -59, 62, 17554},
    {-44, -46, 47, 19447}, {45, -46, 50, 10763},  {-57, -34, 30, 9907},  {57, -32, 34, 15770},   {-45, -61, 36, 9313},
    {45, -60, 39, 14009},  {-8, -56, 48, 28358},  {9, -56, 44, 26083},   {-9, -25, 70, 10826},   {6, -32, 68, 6693},
    {-12, 11, 9, 7682},    {14, 12, 9, 7941},     {-25, 4, 2, 7942},     {27, 5, 2, 8510},       {-19, 0, 0, 2285},
    {20, 0, 0, 2188},      {-12, -18, 8, 8700},   {12, -18, 8, 8399},    {-43, -19, 10, 1804},   {45, -17, 10, 1936},
    {-54, -21, 7, 18307},  {57, -22, 7, 25258},   {-41, 15, -20, 10228}, {47, 15, -17, 10654},   {-57, -34, -2, 39353},
    {56, -37, -1, 35484},  {-37, 15, -34, 5984},  {43, 15, -32, 9470},   {-51, -28, -23, 25647}, {53, -31, -22, 28468},
};

// The same hubs, where AAL90 has them: Precuneus, Frontal_Sup, Parietal_Sup, Insula, Cingulum_Post.
constexpr Hub hubs[] = {{33, 1}, {1, 1}, {29, 1}, {14, 1}, {17, 0.5}};

}  // namespace aal
}  // namespace

const Atlas& dk68() {
    static constexpr Atlas atlas{dk::names, dk::places, dk::bundles, dk::hubs, false, true};
    return atlas;
}

const Atlas& aal90() {
    static constexpr Atlas atlas{aal::names, aal::places, {}, aal::hubs, true, false};
    return atlas;
}

}  // namespace push_pull
